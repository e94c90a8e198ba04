namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: an answer has an additional header. See <see cref="OrgFaults.AddHeader"/>.</summary>
internal sealed record HeaderFault(string Name, string Value) : Fault;
