namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// An answer has an additional header. Any endpoint or fault may have produced the answer: <see cref="OrgFaults.AddHeader"/>.
/// </summary>
internal sealed record HeaderFault(string Name, string Value) : Fault;
