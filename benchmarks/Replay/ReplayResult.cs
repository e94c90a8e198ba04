namespace TypedStreaming.Benchmarks.Replay;

/// <summary>What a replay showed.</summary>
/// <param name="Received">How many events came.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="ProcessorSeconds">What the client used of a processor for it.</param>
/// <param name="IdleBytes">Resident memory of the client's process before it subscribed.</param>
/// <param name="PeakBytes">The most after that.</param>
/// <param name="Failure">Why it ended early, or null.</param>
internal sealed record ReplayResult(int Received, double Seconds, double ProcessorSeconds, long IdleBytes, long PeakBytes, string? Failure);
