using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Finds registered handlers that do not have a key although their event order needs one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisteredHandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerRules.NoKey];

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
        if (!HandlerCalls.IsOfOne(call.TargetMethod) || HandlerConfiguration.Of(call) is not { } configuration || configuration.Mentions(HandlerAttributeReader.Key)) return;
        if (configuration.ValueOf(HandlerAttributeReader.Order) is not { Type: { } type, ConstantValue: { HasValue: true, Value: { } value } } order) return;
        if (HandlerAttributeReader.ConstantOf(type, value)?.Name is not { } name || EventOrders.LackOfKey(name, call.TargetMethod.TypeArguments[0]) is not { } lack) return;
        context.ReportDiagnostic(Diagnostic.Create(HandlerRules.NoKey, order.Syntax.GetLocation(), call.TargetMethod.TypeArguments[1].ToShortName(), name, lack));
    }
}
