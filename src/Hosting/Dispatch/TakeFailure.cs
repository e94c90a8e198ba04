namespace TypedStreaming.Hosting.Dispatch;

/// <summary>A transient failure to take events from the client, or to acquire its lease. After a pause, it is tried again.</summary>
/// <param name="Cause">The kind of the failure.</param>
/// <param name="TriesAgainAt">The time at which the pause after the failure ends.</param>
internal sealed record TakeFailure(StreamingError Cause, DateTimeOffset TriesAgainAt);
