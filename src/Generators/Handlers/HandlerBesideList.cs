using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// A handler that <c>AddHandler</c> adds in the same chain of calls in which <c>AddHandlers</c> adds the list of the assembly's handlers.
/// </summary>
internal sealed record HandlerBesideList(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
