using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Finds handlers of change events.</summary>
internal static class ChangeHandlers
{
    /// <summary>
    /// Returns the name of the first handler of change events that is a type argument of an <c>AddHandler</c> or <c>AddHandlers</c> call, or null if
    /// there is no such handler.
    /// </summary>
    public static string? AddedBy(IInvocationOperation call) =>
        HandlerCalls.IsOfOne(call.TargetMethod) ? NameIn(call.TargetMethod)
        : HandlerCalls.IsOfList(call.TargetMethod) ? call.Arguments.SelectMany(static a => a.Descendants()).OfType<IInvocationOperation>().Select(static inner => NameIn(inner.TargetMethod)).FirstOrDefault(static name => name is not null)
        : null;

    public static bool Is(INamedTypeSymbol handler) => HandledEvents.Of(handler).Any(IsChange);

    private static string? NameIn(IMethodSymbol method) =>
        HandlerCalls.IsOfOne(method) && IsChange(method.TypeArguments[0]) ? method.TypeArguments[1].ToShortName() : null;

    private static bool IsChange(ITypeSymbol type) => EventAttributes.FirstOf(type) == EventKindModel.ChangeEvent;
}
