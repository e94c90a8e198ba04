using TypedStreaming.Transport;

namespace TypedStreaming;

/// <summary>A token that was obtained elsewhere and cannot be renewed. When the server refuses the token, the client's streams end.</summary>
public sealed class StaticToken : IAccessTokenSource
{
    private readonly AccessToken _token;

    /// <summary>Creates a token source that always returns the same access token.</summary>
    /// <param name="accessToken">An access token or session id.</param>
    /// <param name="instanceUrl">The org's own address, <c>https://acme.my.salesforce.com</c>.</param>
    /// <param name="organizationId">The org's id (<c>00D...</c>). A session id begins with the org's id; for any other token, give the id,
    /// so that replay positions are still found after a change of the login flow.</param>
    /// <exception cref="ArgumentException">The token or the org's id is empty.</exception>
    public StaticToken(string accessToken, Uri instanceUrl, string? organizationId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessToken);
        _token = new AccessToken(accessToken, instanceUrl, organizationId);
    }

    /// <inheritdoc/>
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Rejected is null) return ValueTask.FromResult(_token);
        throw new StreamingException(
            StreamingError.AuthenticationRejected,
            $"{_token.InstanceUrl.Host} refused the access token, and a {nameof(StaticToken)} cannot get a new one. "
            + $"Use a login flow such as {nameof(RefreshTokenFlow)}, or create a client with a new token.");
    }

    IEnumerable<string> IAccessTokenSource.OptionDefects() =>
        HttpsRequirement.Defect(_token.InstanceUrl) is { } untrusted ? [$"instanceUrl: {untrusted}"] : [];
}
