using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>The OAuth 2.0 refresh token flow: logs in with a refresh token from an earlier interactive login.</summary>
/// <remarks>
/// If the org rotates refresh tokens, each login invalidates the token that was used and returns a new token. In that case, set
/// <see cref="OnRotated"/> to store the new token, and give each client its own flow and refresh token.
/// </remarks>
public sealed class RefreshTokenFlow : OAuthFlow
{
    private readonly string _clientId;
    private readonly Secret? _clientSecret;
    private Secret _refreshToken;
    private bool _isUnsaved;

    /// <summary>Creates a login flow for a refresh token and an app.</summary>
    /// <param name="refreshToken">The refresh token from an interactive login.</param>
    /// <param name="clientId">The consumer key of the connected app that the token was issued to.</param>
    /// <param name="clientSecret">The consumer secret of the same app, or null if the app needs none.</param>
    /// <exception cref="ArgumentException">The refresh token, the key or the secret is empty.</exception>
    public RefreshTokenFlow(string refreshToken, string clientId, string? clientSecret = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refreshToken);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        if (clientSecret is not null) ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        _refreshToken = new Secret(refreshToken);
        _clientId = clientId;
        _clientSecret = clientSecret is null ? null : new Secret(clientSecret);
    }

    /// <summary>
    /// The callback that stores a new refresh token when the org has replaced the previous one. If it is null (the default), the new token is not
    /// stored. The flow itself uses the new token, but when the application restarts with the old token, the server refuses it.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The callback is awaited before the access token of the same login is used, one call at a time. Its cancellation token is cancelled
    /// when the client stops; a short store should finish anyway, because a token that is not stored is lost with the process.
    /// </para>
    /// <para>
    /// If the callback throws, the login fails with <see cref="StreamingError.LoginFailed"/>: at the start the application gets the failure,
    /// later the client tries again. The flow keeps the new token, because the old token is no longer valid. Before each later login it
    /// calls the callback with the new token again, until the callback succeeds; it does not use the new token before that. The failure
    /// contains the type name of the callback's exception. It contains neither the text of that exception nor the exception itself, because
    /// they may contain the token: log the details in your callback.
    /// </para>
    /// </remarks>
    public Func<string, CancellationToken, ValueTask>? OnRotated { get; set; }

    /// <inheritdoc/>
    protected override string Name => nameof(RefreshTokenFlow);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request)
    {
        yield return new("grant_type", "refresh_token");
        yield return new("client_id", _clientId);
        if (_clientSecret is not null) yield return new("client_secret", _clientSecret.Reveal());
        yield return new("refresh_token", _refreshToken.Reveal());
    }

    /// <inheritdoc/>
    protected override string? Hint(string code, string? description) => code == "invalid_grant"
        ? $"The refresh token has expired, or has been revoked or replaced: log in interactively again. If the org rotates refresh tokens, store each new refresh token with {nameof(OnRotated)}."
        : base.Hint(code, description);

    private protected override ValueTask BeforeLoginAsync(CancellationToken cancellationToken) => SaveAsync(cancellationToken);

    private protected override ValueTask KeepAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (refreshToken == _refreshToken.Reveal()) return ValueTask.CompletedTask;
        _refreshToken = new Secret(refreshToken);
        _isUnsaved = true;
        return SaveAsync(cancellationToken);
    }

    private async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        if (!_isUnsaved) return;
        try
        {
            if (OnRotated is { } store) await store(_refreshToken.Reveal(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // There is no inner exception, because it comes from the program, and its members may contain the token.
            throw new StreamingException(
                StreamingError.LoginFailed,
                $"{Name}: {nameof(OnRotated)} threw {e.GetType()}, so it is not known whether the new refresh token was stored. "
                + $"The flow keeps the token in memory, and calls {nameof(OnRotated)} with it again before the next login.");
        }

        _isUnsaved = false;
    }
}
