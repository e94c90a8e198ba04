namespace TypedStreaming.Simulator.Faults;

internal sealed record DropFault(DropPoint Point) : Fault;
