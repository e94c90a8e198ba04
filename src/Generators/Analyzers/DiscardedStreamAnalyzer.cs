using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds calls whose returned stream of events is not used. Such a call has no effect, because a stream starts only when it is enumerated.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedStreamAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Discarded];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.ExpressionStatement);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var statement = (IExpressionStatementOperation)context.Operation;
        var value = statement.Operation is IConditionalAccessOperation conditional ? conditional.WhenNotNull : statement.Operation;
        if (value is IInvocationOperation call && DeliveryStreams.SourceOf(call) is { } source)
            context.ReportDiagnostic(Diagnostic.Create(Rules.Discarded, statement.Operation.Syntax.GetLocation(), source.Name));
    }
}
