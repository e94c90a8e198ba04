using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Channels;

/// <summary>The event attributes, and the kind of channel that belongs to each attribute.</summary>
internal static class AttributeChannels
{
    public static readonly IReadOnlyList<EventKindModel> All =
        [EventKindModel.PushTopic, EventKindModel.Generic, EventKindModel.PlatformEvent, EventKindModel.ChangeEvent];

    public static string PrefixOf(EventKindModel kind) => kind switch
    {
        EventKindModel.PushTopic => "/topic/",
        EventKindModel.Generic => "/u/",
        EventKindModel.PlatformEvent => "/event/",
        _ => "/data/",
    };

    /// <summary>Returns the name of the attribute for a kind of event, as it appears in source code.</summary>
    public static string AttributeOf(EventKindModel kind) => kind == EventKindModel.Generic ? "GenericEvent" : kind.ToString();

    public static string MetadataNameOf(EventKindModel kind) => kind switch
    {
        EventKindModel.PushTopic => "TypedStreaming.PushTopicAttribute",
        EventKindModel.Generic => "TypedStreaming.GenericEventAttribute",
        EventKindModel.PlatformEvent => "TypedStreaming.PlatformEventAttribute",
        _ => "TypedStreaming.ChangeEventAttribute",
    };

    /// <summary>Returns a hint for a channel whose prefix does not match its attribute, such as the attribute that matches the channel.</summary>
    public static string HintFor(EventKindModel kind, string channel)
    {
        if (StartsWith(channel, PrefixOf(kind))) return "; channel names are case-sensitive, and white space is not ignored";
        foreach (var other in All)
            if (StartsWith(channel, PrefixOf(other))) return $"; for channels of {PluralOf(other)} use [{AttributeOf(other)}]";
        return StartsWith(channel, "/meta/") || StartsWith(channel, "/service/") ? "; this channel is reserved for the protocol" : "";
    }

    private static string PluralOf(EventKindModel kind) => kind switch
    {
        EventKindModel.PushTopic => "PushTopics",
        EventKindModel.Generic => "generic events",
        EventKindModel.PlatformEvent => "platform events",
        _ => "change events",
    };

    private static bool StartsWith(string channel, string prefix) =>
        channel.TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
