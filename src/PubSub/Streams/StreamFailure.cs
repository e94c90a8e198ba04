namespace TypedStreaming.PubSub.Streams;

/// <summary>The failure that ended a stream or a call, and the client's reaction to it.</summary>
/// <param name="Reaction">The reaction.</param>
/// <param name="Cause">The failure.</param>
/// <param name="IsServerError">True if the server sent an error code; false if the connection failed.</param>
internal sealed record StreamFailure(StreamReaction Reaction, StreamingException Cause, bool IsServerError = true);
