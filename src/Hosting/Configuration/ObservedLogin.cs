namespace TypedStreaming.Hosting.Configuration;

/// <summary>Passes a client's logins on, and keeps the id of the org that the last one was for.</summary>
internal sealed class ObservedLogin(IAccessTokenSource source) : IAccessTokenSource
{
    private volatile string? _organizationId;

    public string? OrganizationId => _organizationId;

    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        var token = await source.GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        _organizationId = token.OrganizationId;
        return token;
    }

    IEnumerable<string> IAccessTokenSource.OptionDefects() => source.OptionDefects();
}
