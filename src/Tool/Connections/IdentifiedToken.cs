namespace TypedStreaming.Tool.Connections;

/// <summary>The access token of another source, with the ids of its org and its user.</summary>
internal sealed class IdentifiedToken(IAccessTokenSource source, AccessToken token) : IAccessTokenSource
{
    // The source says what to do about a token that was refused.
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        request.Rejected is null ? ValueTask.FromResult(token) : source.GetTokenAsync(request, cancellationToken);
}
