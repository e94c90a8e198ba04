using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Naming;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Queries;

/// <summary>Proposes the declaration of a member for a selected field. The code fix inserts this declaration.</summary>
internal static class MemberProposal
{
    public const string NameKey = "MemberName";
    public const string TypeKey = "MemberType";
    public const string WireNameKey = "WireName";

    /// <summary>The C# types of the fields that every Salesforce object has.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CreatedDate"] = "System.DateTimeOffset?",
        ["LastModifiedDate"] = "System.DateTimeOffset?",
        ["SystemModstamp"] = "System.DateTimeOffset?",
        ["IsDeleted"] = "bool?",
    };

    /// <summary>
    /// Returns the declaration of a member for a field. The C# type is determined from the description of the org (its metadata files).
    /// </summary>
    public static ImmutableDictionary<string, string?> For(string selected, INamedTypeSymbol type, SchemaObject? owner)
    {
        var known = owner?.Find(selected);
        var field = known?.Name ?? selected;
        var name = NameFor(field, type);
        return ImmutableDictionary<string, string?>.Empty
            .Add(NameKey, Identifiers.Escape(name))
            .Add(TypeKey, TypeFor(field, known))
            .Add(WireNameKey, name == field ? null : field);
    }

    private static string TypeFor(string field, SchemaField? known)
    {
        if (known is { IsDisputed: true }) return "System.Text.Json.JsonElement?";
        if (known is not null && FieldKinds.TypeFor(known.Kind) is { } fitting) return fitting + "?";
        return Types.TryGetValue(field, out var usual) ? usual : "string?";
    }

    /// <summary>
    /// Returns the field's name without its suffix and namespace, or the whole name if the type already has a member with the shorter name.
    /// </summary>
    private static string NameFor(string field, INamedTypeSymbol type)
    {
        var plain = OrgIdentifiers.ShortNameOf(field);
        var isFree = plain != type.Name && !type.SelfAndBases().Any(t => !t.GetMembers(plain).IsEmpty);
        return isFree ? plain : OrgIdentifiers.FullNameOf(field);
    }
}
