namespace TypedStreaming.Hosting.Dispatch;

/// <summary>A failure to take events, after which they are taken again.</summary>
/// <param name="Cause">The kind of the failure.</param>
/// <param name="TriesAgainAt">The time at which the pause after it ends.</param>
internal sealed record TakeFailure(StreamingError Cause, DateTimeOffset TriesAgainAt);
