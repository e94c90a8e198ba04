namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that lets a login succeed with a token that the org does not accept. See <see cref="OrgFaults.RevokeNextTokens"/>.</summary>
internal sealed record RevokedTokenFault : Fault;
