namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>The cost of one event in one round.</summary>
/// <param name="Nanoseconds">The processor time that the process used.</param>
/// <param name="Bytes">The bytes that it allocated.</param>
internal sealed record Cost(double Nanoseconds, double Bytes);
