using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// A handler that is added to a client with <c>AddHandler</c>, although the assembly's list of handlers is added to the same client with
/// <c>AddHandlers</c>.
/// </summary>
internal sealed record DirectHandler(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
