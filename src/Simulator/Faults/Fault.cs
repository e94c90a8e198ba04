namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault that a test has requested, such as a delay. The summary of each kind of fault refers to the method of <see cref="OrgFaults"/> that
/// requests it. <see cref="FaultScript"/> contains the faults that wait for a matching request.
/// </summary>
internal abstract record Fault;
