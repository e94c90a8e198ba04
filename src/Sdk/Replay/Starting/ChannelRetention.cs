using TypedStreaming.Events;

namespace TypedStreaming.Replay.Starting;

/// <summary>
/// The period for which Salesforce retains the events on a channel: 24 hours for PushTopic and generic events, 72 hours for all other events
/// (Streaming API guide, "Message durability").
/// </summary>
internal static class ChannelRetention
{
    public static TimeSpan Of(string channel) =>
        ChannelKinds.KindOf(channel) is EventKind.PushTopic or EventKind.Generic
            ? TimeSpan.FromHours(24)
            : TimeSpan.FromHours(72);

    /// <summary>Returns true if the event at a position is so old that the server may soon delete it.</summary>
    public static bool IsEnding(string channel, ReplayPosition position, DateTimeOffset now) =>
        !position.IsBeginning && now - position.At > Of(channel) * 0.8;
}
