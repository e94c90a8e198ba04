namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault that a test has requested, such as a delay. The methods of <see cref="OrgFaults"/> create faults. <see cref="FaultScript"/> contains the
/// faults that have not occurred yet.
/// </summary>
internal abstract record Fault;
