namespace TypedStreaming.Simulator.Faults;

internal sealed record DelayFault(TimeSpan Delay) : Fault;
