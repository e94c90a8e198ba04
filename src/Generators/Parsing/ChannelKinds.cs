using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Which attribute goes with which channels.</summary>
internal static class ChannelKinds
{
    public static readonly IReadOnlyList<EventKindModel> All = [EventKindModel.PushTopic, EventKindModel.Generic];

    public static string PrefixOf(EventKindModel kind) => kind == EventKindModel.PushTopic ? "/topic/" : "/u/";

    public static string AttributeOf(EventKindModel kind) => kind == EventKindModel.PushTopic ? "PushTopic" : "GenericEvent";

    /// <summary>What a channel with a prefix that does not fit its attribute probably wants to be.</summary>
    public static string HintFor(EventKindModel kind, string channel)
    {
        if (StartsWith(channel, PrefixOf(kind))) return "; case and white space count";
        if (StartsWith(channel, "/topic/")) return "; channels of PushTopics are for [PushTopic]";
        if (StartsWith(channel, "/u/")) return "; channels of generic events are for [GenericEvent]";
        if (StartsWith(channel, "/meta/") || StartsWith(channel, "/service/")) return "; this one belongs to the protocol itself";
        if (StartsWith(channel, "/event/")) return "; platform events are not supported yet";
        if (StartsWith(channel, "/data/")) return "; change events are not supported yet";
        return "";
    }

    private static bool StartsWith(string channel, string prefix) =>
        channel.TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
