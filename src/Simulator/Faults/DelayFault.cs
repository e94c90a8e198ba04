namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a request arrives later. See <see cref="OrgFaults.Delay"/>.</summary>
internal sealed record DelayFault(TimeSpan Delay) : Fault;
