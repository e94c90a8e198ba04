namespace TypedStreaming.Hosting.Dispatch;

/// <summary>A transient failure to take events from the client. After a pause, the events are taken again.</summary>
/// <param name="Cause">The kind of the failure.</param>
/// <param name="TriesAgainAt">The time at which the pause after the failure ends.</param>
internal sealed record TakeFailure(StreamingError Cause, DateTimeOffset TriesAgainAt);
