namespace TypedStreaming.Simulator.Faults;

/// <summary>A login succeeds with a token that the org does not accept.</summary>
internal sealed record RevokedTokenFault : Fault;
