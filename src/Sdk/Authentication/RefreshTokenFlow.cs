using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>The OAuth 2.0 refresh-token flow.</summary>
public sealed class RefreshTokenFlow : OAuthFlow
{
    private readonly Secret _refreshToken;
    private readonly string _clientId;
    private readonly Secret? _clientSecret;

    /// <summary>Makes the flow.</summary>
    /// <param name="refreshToken">The refresh token that an interactive login gave.</param>
    /// <param name="clientId">The consumer key of the connected app that it was given to.</param>
    /// <param name="clientSecret">That app's consumer secret, or null if the app asks for none.</param>
    /// <exception cref="ArgumentException">The refresh token or the key is empty.</exception>
    public RefreshTokenFlow(string refreshToken, string clientId, string? clientSecret = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refreshToken);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        _refreshToken = new Secret(refreshToken);
        _clientId = clientId;
        _clientSecret = clientSecret is null ? null : new Secret(clientSecret);
    }

    private protected override string Name => nameof(RefreshTokenFlow);

    private protected override IEnumerable<KeyValuePair<string, string>> Form()
    {
        yield return new("grant_type", "refresh_token");
        yield return new("client_id", _clientId);
        if (_clientSecret is not null) yield return new("client_secret", _clientSecret.Reveal());
        yield return new("refresh_token", _refreshToken.Reveal());
    }
}
