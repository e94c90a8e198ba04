namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that adds a header to a response. See <see cref="OrgFaults.AddHeader"/>.</summary>
internal sealed record HeaderFault(string Name, string Value) : Fault;
