using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Recognizes the SDK's streams of events in an expression, even if lazy operators are applied to them.</summary>
internal static class EventStreams
{
    /// <summary>Returns true if the called LINQ operator is applied to a stream that the SDK returned.</summary>
    public static bool IsSource(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0) is { } source && IsStream(source.Value);

    private static bool IsStream(IOperation value) => value switch
    {
        IConversionOperation conversion => IsStream(conversion.Operand),
        IParenthesizedOperation parenthesized => IsStream(parenthesized.Operand),
        IAwaitOperation { Type: { } type } => type.Is(WellKnownTypes.Subscription),
        IInvocationOperation call => IsEnumeration(call.TargetMethod) || IsBehindOperator(call),
        _ => false,
    };

    // If the inner operator is eager, it is reported separately.
    private static bool IsBehindOperator(IInvocationOperation call) =>
        EagerOperators.IsOperator(call.TargetMethod) && EagerOperators.ReasonAgainst(call.TargetMethod) is null && IsSource(call);

    // Messages() is not included, because it acknowledges nothing, and Deliveries() is not, because the program itself acknowledges these.
    private static bool IsEnumeration(IMethodSymbol method) => method.Name is "Events" && EventClients.IsClient(method.ContainingType);
}
