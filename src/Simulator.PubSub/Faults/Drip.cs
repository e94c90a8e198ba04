namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>The pieces in which a slow response is sent.</summary>
internal sealed record Drip(int BytesPerPiece, TimeSpan Pause);
