namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a response has an additional header. See <see cref="OrgFaults.AddHeader"/>.</summary>
internal sealed record HeaderFault(string Name, string Value) : Fault;
