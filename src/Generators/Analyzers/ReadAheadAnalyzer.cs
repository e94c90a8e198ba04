using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds streams of events that are passed to a method that reads ahead. Such a method requests later events before the application has processed the
/// earlier events. A stream that was first stored in a local variable is not reported, because the application may have a good reason for this.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadAheadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ReadAhead];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (EagerOperators.ReasonAgainst(call.TargetMethod) is not { } reason || !EventStreams.IsSource(call)) return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.ReadAhead, NameOf(call), call.TargetMethod.Name, reason));
    }

    private static Location NameOf(IInvocationOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.GetLocation(),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.GetLocation(),
        var other => other.GetLocation(),
    };
}
