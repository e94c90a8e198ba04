using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// A handler that <c>AddHandler</c> adds to a client, in a chain of calls in which <c>AddHandlers</c> also adds the assembly's list of handlers.
/// </summary>
internal sealed record DirectHandler(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
