namespace TypedStreaming.Tool.Connections;

/// <summary>
/// A token source that returns an access token together with its org id and user id. If a server refuses this token, the token source that was used
/// before is asked for the next one.
/// </summary>
internal sealed class IdentifiedToken(IAccessTokenSource source, AccessToken token) : IAccessTokenSource
{
    // The source says what to do about a token that was refused.
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        request.Rejected is null ? ValueTask.FromResult(token) : source.GetTokenAsync(request, cancellationToken);
}
