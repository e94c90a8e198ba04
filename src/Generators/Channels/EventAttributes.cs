using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Channels;

/// <summary>Finds the event attributes of a type.</summary>
internal static class EventAttributes
{
    /// <summary>
    /// Returns the kinds that a type is annotated for. More than one kind is a mistake; in that case, the first kind is used.
    /// </summary>
    public static IReadOnlyList<EventKindModel> KindsOf(ITypeSymbol type) =>
        [.. ChannelKinds.All.Where(k => type.HasAttribute(ChannelKinds.MetadataNameOf(k)))];

    public static EventKindModel? FirstOf(ITypeSymbol type)
    {
        foreach (var kind in ChannelKinds.All)
            if (type.HasAttribute(ChannelKinds.MetadataNameOf(kind))) return kind;
        return null;
    }
}
