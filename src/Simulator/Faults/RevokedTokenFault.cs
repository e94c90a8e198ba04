namespace TypedStreaming.Simulator.Faults;

/// <summary>A login succeeds with a token that the org does not accept: <see cref="OrgFaults.RevokeNextTokens"/>.</summary>
internal sealed record RevokedTokenFault : Fault;
