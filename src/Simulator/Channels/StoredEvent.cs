namespace TypedStreaming.Simulator.Channels;

/// <summary>A published event with its replay id.</summary>
internal sealed record StoredEvent(long ReplayId, DateTimeOffset StoredAt, EventContent Content, bool IsWithheld);
