namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that answers a request instead of the endpoint. The endpoint does not get the request.</summary>
internal abstract record ReplacementFault : Fault;
