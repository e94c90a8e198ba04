namespace TypedStreaming.Simulator.Channels;

/// <summary>An event that the simulated org has published and stored, with its replay id.</summary>
internal sealed record StoredEvent(long ReplayId, DateTimeOffset StoredAt, EventContent Content, bool IsWithheld);
