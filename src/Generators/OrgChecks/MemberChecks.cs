using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>Compares the members of an event type with the fields of its Salesforce object.</summary>
/// <param name="checkedEvent">The event type.</param>
/// <param name="owner">The object.</param>
internal sealed class MemberChecks(CheckedEvent checkedEvent, SchemaObject owner)
{
    /// <summary>The fields that every platform event has, although no metadata lists them.</summary>
    private static readonly string[] OfEveryEvent = ["CreatedDate", "CreatedById", "EventUuid", "EventApiName", "ReplayId"];

    public IEnumerable<Diagnostic> Check(IEnumerable<MemberBinding> members) => members.SelectMany(Check);

    private IEnumerable<Diagnostic> Check(MemberBinding member)
    {
        if (owner.Find(member.WireName) is not { } field) return Missing(member);
        if (field.Name != member.WireName) return [NoField(member, field.Name)];
        if (field.IsDisputed) return [];
        if (!FieldFit.Fits(field, member.Kind, checkedEvent.Kind)) return [WrongType(member, field)];
        return [.. MayBeNull(member, field), .. OtherValues(member, field)];
    }

    private IEnumerable<Diagnostic> Missing(MemberBinding member)
    {
        if (checkedEvent.Kind == EventKindModel.PlatformEvent && OfEveryEvent.Contains(member.WireName, StringComparer.Ordinal)) yield break;
        if (Coverage.Excludes(owner, member.WireName)) yield return NoField(member, FieldSuggestion.For(member.WireName, owner));
    }

    private Diagnostic NoField(MemberBinding member, string? meant) =>
        Report(SchemaRules.NoField, member, Suggestions.Of(Suggestions.WireName, meant), owner.Name, member.WireName, DidYouMean.Question(meant), "");

    private Diagnostic WrongType(MemberBinding member, SchemaField field)
    {
        var type = FieldKinds.TypeFor(field.Kind);
        var advice = type is null ? "use JsonElement" : $"use {type.Substring(type.LastIndexOf('.') + 1)}";
        return Report(
            SchemaRules.WrongType,
            member,
            Suggestions.Of(Suggestions.MemberType, type),
            member.Candidate.Name,
            member.Type.ToShortName(),
            field.Name,
            FieldKinds.NameOf(field.Kind) + (field is { HasFraction: true, Kind: FieldKind.Number or FieldKind.Currency } ? " with fractions" : ""),
            advice);
    }

    // For the other kinds of events, a field can be absent although it is required. Other rules report that.
    private IEnumerable<Diagnostic> MayBeNull(MemberBinding member, SchemaField field)
    {
        if (checkedEvent.Kind == EventKindModel.PlatformEvent && !field.IsRequired && field.Kind != FieldKind.Boolean && !member.AcceptsNull && !member.IsField)
            yield return Report(SchemaRules.MayBeNull, member, ImmutableDictionary<string, string?>.Empty, member.Candidate.Name, field.Name);
    }

    private IEnumerable<Diagnostic> OtherValues(MemberBinding member, SchemaField field)
    {
        if (!field.IsRestricted || field.Values.Count == 0 || EnumOf(member) is not { } type) yield break;
        if (PicklistDifference.Between(type, field) is { } difference)
            yield return Report(SchemaRules.OtherValues, member, difference.Suggestions, type.Name, field.Name, difference.Text);
    }

    private static INamedTypeSymbol? EnumOf(MemberBinding member)
    {
        var value = ReadableTypes.ValueTypeOf(member.Type);
        if (member.Kind == MemberKind.Picklist) value = CollectionTypes.ShapeOf(value)!.Item;
        return value is INamedTypeSymbol { TypeKind: TypeKind.Enum } type ? type : null;
    }

    private Diagnostic Report(DiagnosticDescriptor rule, MemberBinding member, ImmutableDictionary<string, string?> suggestions, params string[] arguments) =>
        Diagnostic.Create(rule, checkedEvent.PlaceOf(member.Candidate.Symbol), suggestions, [.. arguments]);
}
