namespace TypedStreaming.Simulator.OAuth;

internal sealed record OrgIdentity(string OrganizationId, string UserId, SimulatedUser User);
