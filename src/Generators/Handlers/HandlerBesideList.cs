using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// A handler that <c>AddHandler</c> adds to a client. <c>AddHandlers</c> adds the list of the assembly's handlers in the same chain of calls.
/// </summary>
internal sealed record HandlerBesideList(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
