using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Channels;

/// <summary>Finds the event attributes of a type.</summary>
internal static class EventAttributes
{
    /// <summary>The kinds for which a type is annotated; more than one is a mistake, and the first one counts.</summary>
    public static IReadOnlyList<EventKindModel> KindsOf(ITypeSymbol type) =>
        [.. ChannelKinds.All.Where(k => type.HasAttribute(ChannelKinds.MetadataNameOf(k)))];

    public static EventKindModel? FirstOf(ITypeSymbol type)
    {
        foreach (var kind in ChannelKinds.All)
            if (type.HasAttribute(ChannelKinds.MetadataNameOf(kind))) return kind;
        return null;
    }
}
