namespace TypedStreaming.PubSub.Streams;

/// <summary>The reason why a call to <c>Subscribe</c> has ended.</summary>
/// <param name="Failure">The failure; null if the client closed the stream because the consumer's queue stayed full.</param>
internal sealed record StreamEnd(StreamFailure? Failure)
{
    /// <summary>The client closed the stream, because the consumer's queue stayed full.</summary>
    public static StreamEnd Full { get; } = new((StreamFailure?)null);

    /// <summary>True if the server ended the stream without an error, which is normal.</summary>
    public bool IsClean { get; init; }

    public static StreamEnd Of(StreamingException cause) => new(new StreamFailure(StreamReaction.Reopen, cause, IsServerError: false));
}
