using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Recognises the SDK's streams of events in an expression, also after lazy operators.</summary>
internal static class EventStreams
{
    /// <summary>Checks whether the sequence that the operator works on comes from the SDK.</summary>
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

    // An eager operator in between is reported separately.
    private static bool IsBehindOperator(IInvocationOperation call) =>
        EagerOperators.IsOperator(call.TargetMethod) && EagerOperators.ReasonAgainst(call.TargetMethod) is null && IsSource(call);

    // Messages() acknowledges nothing, and deliveries are acknowledged by the program itself.
    private static bool IsEnumeration(IMethodSymbol method) => method.Name is "Events" && method.ContainingType.Is(WellKnownTypes.StreamingClient);
}
