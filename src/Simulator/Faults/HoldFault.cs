namespace TypedStreaming.Simulator.Faults;

/// <summary>A connect is held for a different time than the org advises.</summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
