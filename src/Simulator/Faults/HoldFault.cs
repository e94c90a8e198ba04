namespace TypedStreaming.Simulator.Faults;

/// <summary>A connect is held for another time than the org advises.</summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
