using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Members;

/// <summary>The state of the parser for one type: the type, its attribute, and the mistakes that have been found so far.</summary>
internal sealed class ParseScope
{
    private readonly List<Defect> _defects = [];

    public ParseScope(INamedTypeSymbol type, AttributeData attribute, EventKindModel kind, Compilation compilation)
    {
        (Type, Host, Attribute, Kind, Compilation) = (type, type, attribute, kind, compilation);
        Nested = new NestedTypes(this);
    }

    private ParseScope(INamedTypeSymbol type, ParseScope outer)
    {
        (Type, Host, Attribute, Kind, Compilation) = (type, outer.Host, outer.Attribute, outer.Kind, outer.Compilation);
        Nested = outer.Nested;
    }

    /// <summary>The type whose members are parsed: the event type, or the type of a compound member.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The event type to which the parsed members belong. Its generated code also reads the types of its compound members.</summary>
    public INamedTypeSymbol Host { get; }

    public bool IsNested => !ReferenceEquals(Type, Host);

    /// <summary>The types of compound members, such as an address. Each type is parsed once.</summary>
    public NestedTypes Nested { get; }

    public EventKindModel Kind { get; }

    /// <summary>True if the only mistake in the type is that it has no members, so that members can be generated for it.</summary>
    public bool LacksMembersOnly { get; private set; }

    public AttributeData Attribute { get; }

    public Compilation Compilation { get; }

    public ImmutableArray<Defect> Defects => [.. _defects];

    /// <summary>The first mistake that makes the type invalid, as a sentence; null if the type is valid.</summary>
    public string? FirstError
    {
        get
        {
            var error = _defects.Find(d => d.Rule.DefaultSeverity == DiagnosticSeverity.Error);
            return error is null ? null : $"{error.Rule.Id}: {MessageOf(error)}";
        }
    }

    /// <summary>Reports that the type has no members. This is the last check, because members are generated for valid types only.</summary>
    public void ReportNoMembers(string advice)
    {
        if (FirstError is not null) return;
        LacksMembersOnly = true;
        ReportAt(SchemaRules.NoMembers, Type, Type.Name, advice);
    }

    /// <summary>
    /// Returns a separate parser state for the type of a compound member. Mistakes that are found in that type are not added to the mistakes of
    /// the event type.
    /// </summary>
    public ParseScope For(INamedTypeSymbol nested) => new(nested, this);

    /// <summary>
    /// Returns true if generated code can use a member of the type. Protected members of a base type can be used only for the event type itself.
    /// </summary>
    public bool CanReach(ISymbol member) => Compilation.IsSymbolAccessibleWithin(member, Host, Type);

    public void Report(DiagnosticDescriptor rule, DefectSite site, params string[] arguments) =>
        _defects.Add(new Defect(rule, site, Type, arguments));

    /// <summary>Reports a mistake, with the strings that a code fix can insert.</summary>
    public void Report(
        DiagnosticDescriptor rule, DefectSite site, ImmutableDictionary<string, string?> suggestions, params string[] arguments) =>
        _defects.Add(new Defect(rule, site, Type, arguments) { Suggestions = suggestions });

    /// <summary>Reports a mistake in a member. If the member is inherited, the mistake is reported at the type itself.</summary>
    public void ReportAt(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        ReportAt(rule, symbol, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports a mistake in a member, with the strings that a code fix can insert.</summary>
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
