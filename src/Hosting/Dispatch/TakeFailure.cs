namespace TypedStreaming.Hosting.Dispatch;

/// <summary>A transient failure to receive events from the client, or to acquire its lease. Another attempt is made after a pause.</summary>
/// <param name="Cause">The kind of the failure.</param>
/// <param name="TriesAgainAt">The time at which the pause after the failure ends.</param>
internal sealed record TakeFailure(StreamingError Cause, DateTimeOffset TriesAgainAt);
