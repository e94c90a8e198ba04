using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Channels;

/// <summary>Finds the event attributes of a type.</summary>
internal static class EventAttributes
{
    /// <summary>
    /// Returns the kinds of events for which a type has attributes. More than one attribute is a mistake; in that case, the first kind is used.
    /// </summary>
    public static IReadOnlyList<EventKindModel> KindsOf(ITypeSymbol type) =>
        [.. AttributeChannels.All.Where(k => type.HasAttribute(AttributeChannels.MetadataNameOf(k)))];

    public static EventKindModel? FirstOf(ITypeSymbol type)
    {
        foreach (var kind in AttributeChannels.All)
            if (type.HasAttribute(AttributeChannels.MetadataNameOf(kind))) return kind;
        return null;
    }
}
