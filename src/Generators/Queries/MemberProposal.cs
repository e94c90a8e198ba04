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

    /// <summary>Returns the declaration of a member for a field, with the C# type that fits the known definition of the field.</summary>
    public static ImmutableDictionary<string, string?> For(string selected, INamedTypeSymbol type, SchemaField? known)
    {
        var field = known?.Name ?? selected;
        var name = NameFor(field, type);
        return ImmutableDictionary<string, string?>.Empty
            .Add(NameKey, Identifiers.Escape(name))
            .Add(TypeKey, TypeFor(known))
            .Add(WireNameKey, name == field ? null : field);
    }

    private static string TypeFor(SchemaField? known) =>
        known is { IsDisputed: true } ? "System.Text.Json.JsonElement?" : ((known is null ? null : FieldKinds.TypeFor(known.Kind)) ?? "string") + "?";

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
