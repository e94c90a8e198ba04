namespace TypedStreaming.Replay;

/// <summary>How long Salesforce keeps events: 24 hours of PushTopic and generic ones, 72 of others (Streaming API guide, "Message durability").</summary>
internal static class Retention
{
    public static TimeSpan Of(string channel) =>
        channel.StartsWith("/topic/", StringComparison.Ordinal) || channel.StartsWith("/u/", StringComparison.Ordinal)
            ? TimeSpan.FromHours(24)
            : TimeSpan.FromHours(72);

    /// <summary>Whether a position is so old that it may soon not be known any more.</summary>
    public static bool IsEnding(string channel, ReplayPosition position, DateTimeOffset now) => now - position.At > Of(channel) * 0.8;
}
