namespace TypedStreaming.Simulator.Faults;

internal abstract record Fault;
