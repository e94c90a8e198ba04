namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that breaks the connection during a response. See <see cref="OrgFaults.DropConnection"/>.</summary>
internal sealed record DropFault(DropPoint Point) : Fault;
