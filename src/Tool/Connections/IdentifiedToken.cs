namespace TypedStreaming.Tool.Connections;

/// <summary>
/// A token source that returns an access token together with its org id and user id. If a server refuses this token, the next token is requested
/// from the original token source.
/// </summary>
internal sealed class IdentifiedToken(IAccessTokenSource source, AccessToken token) : IAccessTokenSource
{
    // The source says what to do about a token that was refused.
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        request.Rejected is null ? ValueTask.FromResult(token) : source.GetTokenAsync(request, cancellationToken);
}
