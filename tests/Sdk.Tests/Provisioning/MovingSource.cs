namespace TypedStreaming.Tests.Provisioning;

/// <summary>A login that leads to another org after the first token.</summary>
internal sealed class MovingSource(IAccessTokenSource inner) : IAccessTokenSource
{
    public const string Other = "00D000000000002EAC";

    private bool _hasMoved;

    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        var token = await inner.GetTokenAsync(request, cancellationToken);
        if (!_hasMoved)
        {
            _hasMoved = true;
            return token;
        }

        return new AccessToken(token.Reveal(), token.InstanceUrl, Other);
    }
}
