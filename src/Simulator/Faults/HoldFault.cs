namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a connect is held for a different time than the advised one. See <see cref="OrgFaults.HoldConnectsFor"/>.</summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
