using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>A handler that an <c>AddHandler</c> adds in the same chain of calls as the list of the assembly.</summary>
internal sealed record HandlerBesideList(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
