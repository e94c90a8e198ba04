namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: the connection breaks during a response. See <see cref="OrgFaults.DropConnection"/>.</summary>
internal sealed record DropFault(DropPoint Point) : Fault;
