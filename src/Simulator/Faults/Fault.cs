namespace TypedStreaming.Simulator.Faults;

/// <summary>One scripted fault. Each record names the method of <see cref="OrgFaults"/> that scripts it; <see cref="FaultScript"/> keeps them.</summary>
internal abstract record Fault;
