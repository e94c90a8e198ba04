namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a connect is held for a time that differs from the advised time. See <see cref="OrgFaults.HoldConnectsFor"/>.</summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
