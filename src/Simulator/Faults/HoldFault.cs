namespace TypedStreaming.Simulator.Faults;

/// <summary>A connect is held for a different time than the org advises: <see cref="OrgFaults.HoldConnectsFor"/>.</summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
