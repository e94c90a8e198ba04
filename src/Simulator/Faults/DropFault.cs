namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: the connection breaks during an answer. See <see cref="OrgFaults.DropConnection"/>.</summary>
internal sealed record DropFault(DropPoint Point) : Fault;
