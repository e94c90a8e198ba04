using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Derivation;

/// <summary>
/// Finds the source from which the members of an event type are generated: the query of a PushTopic, or the Salesforce object to which the channel
/// belongs.
/// </summary>
internal static class DerivationRequest
{
    private const string Query = "Query";

    /// <summary>
    /// Returns the query or the object from which the members of an event type are generated, or null if the attribute does not specify to which
    /// object the events belong.
    /// </summary>
    public static DerivationModel? Of(INamedTypeSymbol type, AttributeData attribute, EventKindModel kind)
    {
        if (kind == EventKindModel.PushTopic) return OfQuery(type, attribute);
        var name = attribute.FirstArgument() is string channel ? ChannelObjects.Of(channel, kind) : null;
        return name is null ? null : new DerivationModel(name, default, type.IsValueType, TakenIn(type));
    }

    private static DerivationModel? OfQuery(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.NamedArguments.FirstOrDefault(static a => a.Key == Query).Value.Value is not string text) return null;
        if (QueryParser.Parse(text).Query is not { Entities.Count: > 0 } query) return null;
        var selected = SelectedFields.Of(query);
        return selected.Count == 0 ? null : new DerivationModel(query.Entities[0].Name.Field, selected, type.IsValueType, TakenIn(type));
    }

    // A property cannot have the name of its type, and should not hide a member of a base.
    private static EquatableArray<string> TakenIn(INamedTypeSymbol type)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { type.Name, "Clone" }; // A record cannot have a member Clone.
        for (var t = type; t is not null; t = t.BaseType)
            names.UnionWith(t.GetMembers().Select(static m => m.Name));
        return names.ToEquatableArray();
    }
}
