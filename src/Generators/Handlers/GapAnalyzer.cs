using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// Finds handlers of change events whose client has no gap handler. If one chain of calls configures a client completely, only this chain is checked.
/// Other calls are reported only if no code in the project handles gaps, and no other assembly can handle them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GapAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerRules.NoGaps];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownTypes.StreamingBuilder) is null) return;
            var gaps = new ProgramGaps(start.Compilation);
            start.RegisterSymbolAction(symbol => gaps.See((INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
            start.RegisterSymbolAction(symbol => gaps.SeeDeclared((IMethodSymbol)symbol.Symbol), SymbolKind.Method);
            start.RegisterOperationAction(operation => gaps.SeeReferenced((IMethodReferenceOperation)operation.Operation), OperationKind.MethodReference);
            start.RegisterOperationAction(operation => Analyze(operation, gaps), OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Report(end, gaps));
        });
    }

    private static void Analyze(OperationAnalysisContext context, ProgramGaps gaps)
    {
        var call = (IInvocationOperation)context.Operation;
        gaps.See(call);
        if (BuilderChain.EndingWith(call) is not { } chain) return;
        if (chain.Calls.Any(static c => HandlerCalls.IsOfGaps(c.TargetMethod))) return;
        foreach (var added in chain.Calls)
        {
            var handler = ChangeHandlers.AddedBy(added);
            var hasList = HandlerCalls.AddsOwnList(added, context.Compilation);
            if (handler is not null && chain.IsWhole) context.ReportDiagnostic(Diagnostic.Create(HandlerRules.NoGaps, BuilderChain.NameIn(added), handler));
            else if (handler is not null || hasList) gaps.Add(new UnhandledGaps(BuilderChain.NameIn(added), handler, chain.IsWhole));
        }
    }

    private static void Report(CompilationAnalysisContext context, ProgramGaps gaps)
    {
        foreach (var (location, handler) in gaps.Unhandled()) context.ReportDiagnostic(Diagnostic.Create(HandlerRules.NoGaps, location, handler));
    }
}
