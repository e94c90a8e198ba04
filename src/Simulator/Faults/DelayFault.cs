namespace TypedStreaming.Simulator.Faults;

/// <summary>A request arrives later: <see cref="OrgFaults.Delay"/>.</summary>
internal sealed record DelayFault(TimeSpan Delay) : Fault;
