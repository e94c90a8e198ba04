using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds loops over deliveries that never acknowledge a delivery. A loop that passes a delivery to other code is not reported, because the other code
/// may acknowledge the delivery. A loop that ends after its first delivery is not reported either, because the application probably wants to receive
/// the delivery again.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AcknowledgementAnalyzer : DiagnosticAnalyzer
{
    private const string Acknowledge = "Acknowledge";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NeverAcknowledged];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (context.Operation is not IForEachLoopOperation { IsAsynchronous: true, LoopControlVariable: IVariableDeclaratorOperation { Symbol: { } delivery } } loop) return;
        if (!DeliveryStreams.AreUnseen(loop.Collection) || EndsAtOnce(loop.Body)) return;
        var uses = loop.Body.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, delivery));
        if (uses.All(use => IsOnlyRead(use, loop)))
            context.ReportDiagnostic(Diagnostic.Create(Rules.NeverAcknowledged, delivery.Locations[0], delivery.Name));
    }

    // These uses are its properties, and methods such as TryGetEvent. A nested function may keep the delivery for later.
    private static bool IsOnlyRead(ILocalReferenceOperation use, IForEachLoopOperation loop) =>
        use.Parent switch
        {
            IPropertyReferenceOperation property => property.Instance == use,
            IInvocationOperation call => call.Instance == use && call.TargetMethod.Name != Acknowledge,
            IConditionalAccessOperation access => access.Operation == use && !access.WhenNotNull.DescendantsAndSelf().Any(IsAcknowledgement),
            _ => false,
        }
        && !IsInFunction(use, loop);

    private static bool IsAcknowledgement(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: Acknowledge } or IMethodReferenceOperation { Method.Name: Acknowledge };

    private static bool IsInFunction(IOperation use, IForEachLoopOperation loop)
    {
        for (var outer = use.Parent; outer is not null && outer != loop; outer = outer.Parent)
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation) return true;
        return false;
    }

    private static bool EndsAtOnce(IOperation body) =>
        (body is IBlockOperation block ? block.Operations.LastOrDefault() : body) is IReturnOperation or IThrowOperation
            or IExpressionStatementOperation { Operation: IThrowOperation } or IBranchOperation { BranchKind: BranchKind.Break };
}
