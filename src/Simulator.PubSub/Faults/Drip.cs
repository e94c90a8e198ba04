namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>The size of the pieces in which a slow response is sent, and the pause after each piece.</summary>
internal sealed record Drip(int BytesPerPiece, TimeSpan Pause);
