namespace TypedStreaming.Tests.Telemetry;

/// <summary>A source that prints each token which another one gives, as a careless program does.</summary>
internal sealed class PrintingSource(IAccessTokenSource inner, HeardTexts heard) : IAccessTokenSource
{
    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        heard.Add(request);
        heard.Add(inner);
        var token = await inner.GetTokenAsync(request, cancellationToken);
        heard.Add(token);
        return token;
    }
}
