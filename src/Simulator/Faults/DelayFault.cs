namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that delays the arrival of a request. See <see cref="OrgFaults.Delay"/>.</summary>
internal sealed record DelayFault(TimeSpan Delay) : Fault;
