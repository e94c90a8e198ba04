namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>The measured effects on a slow consumer.</summary>
/// <param name="Seconds">The time until it ended, in seconds.</param>
/// <param name="Received">The number of different events that it got until then.</param>
/// <param name="End">The error with which it ended, or null.</param>
/// <param name="Parks">How often it was parked.</param>
/// <param name="DeliveriesOfOne">The number of events that the org sent for each published one.</param>
/// <param name="Missing">The number of events that it did not get, after it came back.</param>
internal sealed record IsolationResult(double Seconds, int Received, StreamingError? End, int Parks, double DeliveriesOfOne, int Missing);
