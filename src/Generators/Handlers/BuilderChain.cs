using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>A chain of calls to a client's builder, such as <c>services.AddTypedStreaming(...).AddHandler...().UseGaps...()</c>.</summary>
internal sealed class BuilderChain
{
    private readonly bool _isDiscarded;

    private BuilderChain(IReadOnlyList<IInvocationOperation> calls, bool isDiscarded) => (Calls, _isDiscarded) = (calls, isDiscarded);

    /// <summary>The chained calls, in the order in which they run.</summary>
    public IReadOnlyList<IInvocationOperation> Calls { get; }

    /// <summary>
    /// True if the chain contains all calls to its builder. In that case, the first call creates the builder, and the result of the last call is
    /// discarded, so that no other code can use the builder.
    /// </summary>
    public bool IsWhole => _isDiscarded && IsStart(Calls[0].TargetMethod) && Calls.Skip(1).All(static call => IsOfBuilder(call.TargetMethod));

    /// <summary>
    /// Returns the chain of calls that ends with the given call. Returns null if the call does not return a builder, or if the chain continues after
    /// the call.
    /// </summary>
    public static BuilderChain? EndingWith(IInvocationOperation call)
    {
        if (!IsLink(call) || NextAfter(call) is not null) return null;
        var calls = new List<IInvocationOperation>();
        for (IInvocationOperation? link = call; link is not null && IsLink(link); link = ReceiverOf(link)) calls.Add(link);
        calls.Reverse();
        return new BuilderChain(calls, call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation });
    }

    public static bool IsStart(IMethodSymbol method) => method.ContainingType.Is(WellKnownTypes.StreamingServices);

    public static bool IsOfBuilder(IMethodSymbol method) => method.ContainingType.Is(WellKnownTypes.StreamingBuilder);

    /// <summary>Returns the location of the method's name in a call.</summary>
    public static Location NameIn(IInvocationOperation call) => (call.Syntax is InvocationExpressionSyntax { Expression: var called }
        ? called is MemberAccessExpressionSyntax access ? access.Name : called
        : call.Syntax).GetLocation();

    private static bool IsLink(IInvocationOperation call) => call.Type.Is(WellKnownTypes.StreamingBuilder);

    private static IInvocationOperation? NextAfter(IInvocationOperation call) => call.Parent switch
    {
        IInvocationOperation next when next.Instance == call && IsLink(next) => next,
        IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } next } when IsLink(next) => next,
        _ => null,
    };

    private static IInvocationOperation? ReceiverOf(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(static a => a.Parameter?.Ordinal == 0)?.Value : null)) as IInvocationOperation;
}
