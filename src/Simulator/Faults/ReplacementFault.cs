namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that replaces the response of the endpoint. The endpoint does not get the request.</summary>
internal abstract record ReplacementFault : Fault;
