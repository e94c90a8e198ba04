using TypedStreaming.Events;

namespace TypedStreaming.Replay.Starting;

/// <summary>
/// The time for which Salesforce keeps events: 24 hours for PushTopic and generic events, 72 hours for others (Streaming API guide,
/// "Message durability").
/// </summary>
internal static class Retention
{
    public static TimeSpan Of(string channel) =>
        ChannelKinds.KindOf(channel) is EventKind.PushTopic or EventKind.Generic
            ? TimeSpan.FromHours(24)
            : TimeSpan.FromHours(72);

    /// <summary>Returns true if a position is so old that the server may soon stop keeping its event.</summary>
    public static bool IsEnding(string channel, ReplayPosition position, DateTimeOffset now) =>
        !position.IsBeginning && now - position.At > Of(channel) * 0.8;
}
