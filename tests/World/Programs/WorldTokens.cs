using TypedStreaming.World.Org;

namespace TypedStreaming.World.Programs;

/// <summary>Logs in at the org.</summary>
internal sealed class WorldTokens(ModelOrg org) : IAccessTokenSource
{
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new AccessToken(org.Token, new Uri($"https://{org.Host}"), ModelOrg.OrganizationId));
}
