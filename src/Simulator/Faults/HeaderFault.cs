namespace TypedStreaming.Simulator.Faults;

/// <summary>An answer has one more header, whoever made it.</summary>
internal sealed record HeaderFault(string Name, string Value) : Fault;
