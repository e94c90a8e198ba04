using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// A handler that is added with <c>AddHandler</c>, to a client that also gets the assembly's list of handlers with <c>AddHandlers</c>.
/// </summary>
internal sealed record DirectHandler(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
