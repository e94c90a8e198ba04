namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>A login whose later tokens come from a test. The test gets the first token, and the cancellation token of the call.</summary>
internal sealed class SecondLogin(IAccessTokenSource inner, Func<AccessToken, CancellationToken, Task<AccessToken>> next) : IAccessTokenSource
{
    private AccessToken? _first;

    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        if (_first is { } first) return await next(first, cancellationToken);
        return _first = await inner.GetTokenAsync(request, cancellationToken);
    }
}
