namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a login succeeds, but with a token that the org does not accept. See <see cref="OrgFaults.RevokeNextTokens"/>.</summary>
internal sealed record RevokedTokenFault : Fault;
