using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Channels;

/// <summary>Finds the event attributes of a type.</summary>
internal static class EventAttributes
{
    private const string Contract = "TypedStreaming.IStreamingEvent";

    /// <summary>Returns true if the type has an event attribute, or implements <c>IStreamingEvent</c> itself.</summary>
    public static bool IsEvent(ITypeSymbol type) => type.AllInterfaces.Any(static i => i.Is(Contract)) || FirstOf(type) is not null;

    /// <summary>Returns the constant channel in the event attribute of a type, or null if the type has no such channel.</summary>
    public static string? ChannelOf(ITypeSymbol type) =>
        FirstOf(type) is { } kind ? type.FindAttribute(AttributeChannels.MetadataNameOf(kind))?.FirstArgument() as string : null;

    /// <summary>
    /// Returns the kinds of events for which a type has attributes. More than one attribute is a mistake; in that case, the first attribute is
    /// used.
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
