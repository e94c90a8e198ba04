using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Recognizes calls to the SDK that return streams of events, deliveries or messages.</summary>
internal static class DeliveryStreams
{
    private const string Deliveries = "Deliveries";

    /// <summary>
    /// Returns the SDK method that returned the stream, directly or through lazy operators; null if the stream does not come from the SDK.
    /// </summary>
    public static IMethodSymbol? SourceOf(IOperation value) => Unwrapped(value) switch
    {
        IInvocationOperation call when IsSource(call.TargetMethod) => call.TargetMethod,
        IInvocationOperation call when IsLazy(call.TargetMethod) && call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0) is { } source => SourceOf(source.Value),
        _ => null,
    };

    /// <summary>
    /// Returns true if the deliveries come directly from the SDK. In that case, user code cannot have processed them before they are enumerated.
    /// </summary>
    public static bool AreUnseen(IOperation value) => Unwrapped(value) switch
    {
        IInvocationOperation { TargetMethod: { Name: Deliveries } method } => IsSource(method),
        IInvocationOperation { TargetMethod: { Name: "WithCancellation" or "ConfigureAwait" or "Take" or "Skip" } method } call when IsLazy(method) =>
            call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0) is { } source && AreUnseen(source.Value),
        IInvocationOperation { TargetMethod: { Name: "WithCancellation" or "ConfigureAwait" }, Instance: { } instance } => AreUnseen(instance),
        _ => false,
    };

    private static bool IsSource(IMethodSymbol method) =>
        (method.Name is "Events" or Deliveries or "Messages" && EventClients.IsClient(method.ContainingType))
        || (method.Name is Deliveries && method.ContainingType.OriginalDefinition.Is(WellKnownTypes.Subscription));

    private static bool IsLazy(IMethodSymbol method) => EagerOperators.IsOperator(method) && EagerOperators.ReasonAgainst(method) is null;

    private static IOperation Unwrapped(IOperation value) => value switch
    {
        IConversionOperation conversion => Unwrapped(conversion.Operand),
        IParenthesizedOperation parenthesized => Unwrapped(parenthesized.Operand),
        _ => value,
    };
}
