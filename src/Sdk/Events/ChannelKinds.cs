namespace TypedStreaming.Events;

/// <summary>The kinds of Salesforce channels and their prefixes, as text and as UTF-8 bytes.</summary>
internal static class ChannelKinds
{
    private const string PushTopic = "/topic/";
    private const string Generic = "/u/";
    private const string PlatformEvent = "/event/";
    private const string ChangeEvent = "/data/";

    /// <summary>Returns the prefix of all channels of the given kind.</summary>
    public static string PrefixOf(EventKind kind) => kind switch
    {
        EventKind.PushTopic => PushTopic,
        EventKind.Generic => Generic,
        EventKind.PlatformEvent => PlatformEvent,
        _ => ChangeEvent,
    };

    /// <summary>Returns the kind of a channel, or null if the channel does not start with the prefix of a Salesforce channel.</summary>
    public static EventKind? KindOf(string channel)
    {
        if (channel.StartsWith(PushTopic, StringComparison.Ordinal)) return EventKind.PushTopic;
        if (channel.StartsWith(Generic, StringComparison.Ordinal)) return EventKind.Generic;
        if (channel.StartsWith(PlatformEvent, StringComparison.Ordinal)) return EventKind.PlatformEvent;
        return channel.StartsWith(ChangeEvent, StringComparison.Ordinal) ? EventKind.ChangeEvent : null;
    }

    /// <summary>Returns true if a channel, given in UTF-8, contains platform events.</summary>
    public static bool IsPlatformEvent(ReadOnlySpan<byte> channel) => channel.StartsWith("/event/"u8);

    /// <summary>Returns true if a channel, given in UTF-8, contains change events.</summary>
    public static bool IsChangeEvent(ReadOnlySpan<byte> channel) => channel.StartsWith("/data/"u8);
}
