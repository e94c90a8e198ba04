namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that replaces the response of the endpoint. The endpoint does not receive the request.</summary>
internal abstract record ReplacementFault : Fault;
