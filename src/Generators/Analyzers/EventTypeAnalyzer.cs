using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Reports the defects of annotated types that break one group of rules. The parser is the generator's own.</summary>
public abstract class EventTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var kind in ChannelKinds.All) Analyze(context, type, type.FindAttribute(ChannelKinds.MetadataNameOf(kind)), kind);
    }

    private void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData? attribute, EventKindModel kind)
    {
        if (attribute is null) return;
        var defects = EventTypeParser.Parse(type, attribute, kind, context.Compilation, context.CancellationToken).Defects;
        foreach (var defect in defects.Where(d => SupportedDiagnostics.Contains(d.Rule)))
        {
            var location = DefectLocations.Of(defect, attribute, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(defect.Rule, location, defect.Suggestions, [.. defect.Arguments]));
        }
    }
}
