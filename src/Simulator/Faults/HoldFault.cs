namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault that changes the time for which a connect waits for events before it is answered. See <see cref="OrgFaults.HoldConnectsFor"/>.
/// </summary>
internal sealed record HoldFault(TimeSpan Hold) : Fault;
