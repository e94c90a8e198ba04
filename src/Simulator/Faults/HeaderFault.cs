namespace TypedStreaming.Simulator.Faults;

/// <summary>An answer has one more header; it does not matter which endpoint or fault produced the answer: <see cref="OrgFaults.AddHeader"/>.</summary>
internal sealed record HeaderFault(string Name, string Value) : Fault;
