using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Checks constant channel names that code passes to a client or sets as an option.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelUseAnalyzer : DiagnosticAnalyzer
{
    private const string Parameter = "channel";
    private const string Property = "Channel";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.ChannelMissing,
        Rules.WrongPrefix,
        Rules.ChannelMalformed,
        Rules.ChannelUndocumented,
        Rules.ChannelTooLong,
        Rules.MisspeltPrefix,
        Rules.NoEventSuffix,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!EventClients.IsClient(call.TargetMethod.ContainingType)) return;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == Parameter && argument.Value.ConstantValue is { HasValue: true, Value: null or string } constant)
                Report(context, argument.Value, ChannelRules.CheckUse((string?)constant.Value, call.TargetMethod.Name));
        }
    }

    // If the option sets no channel, the channel of the type's attribute is used.
    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: Property } property }
            || !property.ContainingType.Is(WellKnownTypes.EventsOptions)
            || assignment.Value.ConstantValue.Value is not string channel) return;
        Report(
            context,
            assignment.Value,
            OptionsUse.KindFor(assignment) is { } kind
                ? ChannelRules.Check(channel, kind, Property)
                : ChannelRules.CheckUse(channel, Property));
    }

    private static void Report(OperationAnalysisContext context, IOperation value, ChannelDefect? defect)
    {
        if (defect is null) return;
        var suggestions = defect.Suggestions.Remove(Suggestions.Attribute); // There is no attribute to change.
        context.ReportDiagnostic(Diagnostic.Create(defect.Rule, value.Syntax.GetLocation(), suggestions, [.. defect.Arguments]));
    }
}
