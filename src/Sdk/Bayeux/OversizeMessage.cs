namespace TypedStreaming.Bayeux;

/// <summary>What is known of a message that was too large to be kept.</summary>
/// <param name="Channel">The channel's UTF-8 text, unescaped; empty if the message has none.</param>
/// <param name="ReplayId"><c>data.event.replayId</c>, where there is one.</param>
/// <param name="Length">How many bytes the message has.</param>
internal readonly record struct OversizeMessage(ReadOnlyMemory<byte> Channel, long? ReplayId, long Length)
{
    /// <summary>Whether the message is on a meta channel, or on none, which no event is.</summary>
    public bool IsMeta => Channel.IsEmpty || Channel.Span.StartsWith(MetaChannel.Prefix);
}
