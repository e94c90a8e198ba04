namespace TypedStreaming.Simulator.Faults;

/// <summary>Answers in place of the endpoint, which never sees the request.</summary>
internal abstract record ReplacementFault : Fault;
