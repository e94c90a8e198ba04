namespace TypedStreaming.Simulator.Faults;

/// <summary>Answers instead of the endpoint, which never sees the request.</summary>
internal abstract record ReplacementFault : Fault;
