namespace TypedStreaming.Benchmarks.Replay;

/// <summary>The results of a replay.</summary>
/// <param name="Received">The number of events that arrived.</param>
/// <param name="Seconds">The duration in seconds.</param>
/// <param name="ProcessorSeconds">The processor time that the client used, in seconds.</param>
/// <param name="IdleBytes">The resident memory of the client's process before it subscribed.</param>
/// <param name="PeakBytes">The peak resident memory after that.</param>
/// <param name="Failure">The reason for which it ended early, or null.</param>
internal sealed record ReplayResult(int Received, double Seconds, double ProcessorSeconds, long IdleBytes, long PeakBytes, string? Failure);
