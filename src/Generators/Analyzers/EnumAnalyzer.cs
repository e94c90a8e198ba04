using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>
/// Finds enums with more than one <c>[UnknownFallback]</c> constant. Enums that no event of the project uses are checked too, because an event in
/// another project may use them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.TwoFallbacks];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return;
        var fallbacks = EnumFallback.AllOf(type).ToList();
        foreach (var more in fallbacks.Skip(1))
            context.ReportDiagnostic(Diagnostic.Create(Rules.TwoFallbacks, more.Locations[0], fallbacks[0].Name, type.Name, more.Name));
    }
}
