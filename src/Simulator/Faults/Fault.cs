namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// One scripted fault. The documentation of each record names the method of <see cref="OrgFaults"/> that scripts the fault.
/// <see cref="FaultScript"/> keeps the faults.
/// </summary>
internal abstract record Fault;
