namespace TypedStreaming.Simulator.Faults;

/// <summary>The connection of an answer breaks: <see cref="OrgFaults.DropConnection"/>.</summary>
internal sealed record DropFault(DropPoint Point) : Fault;
