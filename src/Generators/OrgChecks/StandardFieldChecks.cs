using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Queries;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql.Syntax;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>Compares an event type and its query with the documented fields of a standard object.</summary>
/// <param name="use">The event type.</param>
/// <param name="name">The name of the object.</param>
/// <param name="owner">The description of the object, which has priority, or null.</param>
internal sealed class StandardFieldChecks(CheckedEvent use, string name, SchemaObject? owner)
{
    private const string NamePart = "__";

    /// <summary>Finds fields of a query that are not documented, but are similar to a documented field.</summary>
    public IEnumerable<Diagnostic> InQuery(ConstantText text, Query query)
    {
        foreach (var (field, span) in new QueryFields(query).All().Where(one => IsUnknown(one.Name)))
        {
            if (FieldSuggestion.Documented(field, name) is not { } meant) continue;
            var (location, note) = text.LocationOf(span);
            yield return Diagnostic.Create(SchemaRules.SimilarField, location, QuerySuggestion.Of(meant, span, location), name, field, meant, note);
        }
    }

    /// <summary>Finds members for fields that are not documented, and members whose type does not match their documented field.</summary>
    public IEnumerable<Diagnostic> OfMembers(IEnumerable<MemberBinding> members) => members.Select(Check).OfType<Diagnostic>();

    private Diagnostic? Check(MemberBinding member)
    {
        if (IsUnknown(member.WireName)) return FieldSuggestion.Documented(member.WireName, name) is { } meant ? OtherName(member, meant) : null;
        if (StandardFields.Find(name, member.WireName) is not { } field || IsDescribed(field.Name)) return null;
        if (field.Name != member.WireName) return OtherName(member, field.Name);
        return FieldFit.Fits(field, member.Kind, use.Kind) ? null : OtherType(member, field);
    }

    private Diagnostic OtherName(MemberBinding member, string meant) =>
        Report(SchemaRules.SimilarField, member, Suggestions.Of(Suggestions.WireName, meant), name, member.WireName, meant, "");

    private Diagnostic OtherType(MemberBinding member, SchemaField field)
    {
        var type = FieldKinds.TypeFor(field.Kind);
        var isEmitted = IsEmitted(member.Candidate.Symbol);
        var advice = isEmitted ? $"declare the members, or add a describe result of '{name}' to TypedStreamingOrgSchema"
            : type is null ? "use JsonElement"
            : $"use {type.Substring(type.LastIndexOf('.') + 1)}";
        return Report(
            SchemaRules.DocumentedType,
            member,
            Suggestions.Of(Suggestions.MemberType, isEmitted ? null : type),
            member.Candidate.Name,
            member.Type.ToShortName(),
            field.Name,
            FieldKinds.NameOf(field.Kind),
            advice);
    }

    // Names with two underscores are those of custom fields.
    private bool IsUnknown(string field) => !field.Contains(NamePart) && StandardFields.Find(name, field) is null && owner?.Find(field) is null;

    private bool IsDescribed(string field) => owner?.Find(field) is { } described && (described.IsDisputed || described.Kind != FieldKind.Unknown);

    // An emitted member is shown at the type, because nobody sees its file.
    private Diagnostic Report(DiagnosticDescriptor rule, MemberBinding member, ImmutableDictionary<string, string?> suggestions, params string[] arguments)
    {
        var symbol = member.Candidate.Symbol;
        return Diagnostic.Create(rule, IsEmitted(symbol) ? use.Declaration.Identifier.GetLocation() : use.PlaceOf(symbol), suggestions, [.. arguments]);
    }

    private static bool IsEmitted(ISymbol member) => member.HasAttribute(WellKnownTypes.GeneratedCodeAttribute);
}
