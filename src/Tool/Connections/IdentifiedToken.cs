namespace TypedStreaming.Tool.Connections;

/// <summary>
/// Returns an access token with the ids of its org and its user. If a server refuses this token, the original source of the token is used.
/// </summary>
internal sealed class IdentifiedToken(IAccessTokenSource source, AccessToken token) : IAccessTokenSource
{
    // The source says what to do about a token that was refused.
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        request.Rejected is null ? ValueTask.FromResult(token) : source.GetTokenAsync(request, cancellationToken);
}
