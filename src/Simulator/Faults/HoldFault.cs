namespace TypedStreaming.Simulator.Faults;

/// <summary>A connect is held for a time that differs from the advised time: <see cref="OrgFaults.HoldConnectsFor"/>.</summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
