namespace TypedStreaming.Bayeux;

/// <summary>A message that was skipped because it is larger than the limit, with the values that are known about it.</summary>
/// <param name="Channel">The channel's UTF-8 text, unescaped; empty if the message has none.</param>
/// <param name="ReplayId">The value of <c>data.event.replayId</c>, or null if it is missing.</param>
/// <param name="Length">The length of the message in bytes.</param>
internal readonly record struct OversizeMessage(ReadOnlyMemory<byte> Channel, long? ReplayId, long Length)
{
    /// <summary>True if the message is on a meta channel or has no channel, so that it is not an event.</summary>
    public bool IsMeta => Channel.IsEmpty || Channel.Span.StartsWith(MetaChannel.Prefix);
}
