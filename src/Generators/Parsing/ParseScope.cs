using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Parsing;

/// <summary>One run of the parser: the type, its attribute, and the defects found so far.</summary>
internal sealed class ParseScope(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
{
    private readonly List<Defect> _defects = [];

    public INamedTypeSymbol Type { get; } = type;

    public AttributeData Attribute { get; } = attribute;

    public Compilation Compilation { get; } = compilation;

    public ImmutableArray<Defect> Defects => [.. _defects];

    /// <summary>The first thing that makes the type invalid, as a sentence, or null.</summary>
    public string? FirstError
    {
        get
        {
            var error = _defects.Find(d => d.Rule.DefaultSeverity == DiagnosticSeverity.Error);
            return error is null ? null : $"{error.Rule.Id}: {MessageOf(error)}";
        }
    }

    public void Report(DiagnosticDescriptor rule, DefectSite site, params string[] arguments) =>
        _defects.Add(new Defect(rule, site, Type, arguments));

    /// <summary>Reports with what a code fix would write.</summary>
    public void Report(
        DiagnosticDescriptor rule, DefectSite site, ImmutableDictionary<string, string?> suggestions, params string[] arguments) =>
        _defects.Add(new Defect(rule, site, Type, arguments) { Suggestions = suggestions });

    /// <summary>Reports at a symbol; at the type itself if the symbol is inherited.</summary>
    public void ReportAt(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        ReportAt(rule, symbol, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>The same with what a code fix would write.</summary>
    public void ReportAt(
        DiagnosticDescriptor rule, ISymbol symbol, ImmutableDictionary<string, string?> suggestions, params string[] arguments)
    {
        var isOwn = symbol is INamedTypeSymbol
            || SymbolEqualityComparer.Default.Equals(symbol.ContainingType, Type)
            || SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol?.ContainingType, Type);
        _defects.Add(new Defect(rule, DefectSite.Symbol, isOwn ? symbol : Type, arguments) { Suggestions = suggestions });
    }

    private static string MessageOf(Defect defect) =>
        string.Format(
            CultureInfo.InvariantCulture,
            defect.Rule.MessageFormat.ToString(CultureInfo.InvariantCulture),
            [.. defect.Arguments]);
}
