namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault that a test has scripted, such as a delay. Each kind of fault names the method of <see cref="OrgFaults"/> that scripts it.
/// <see cref="FaultScript"/> contains the faults that wait for a request.
/// </summary>
internal abstract record Fault;
