using TypedStreaming.Authentication;

namespace TypedStreaming;

/// <summary>The OAuth 2.0 refresh-token flow.</summary>
/// <remarks>
/// If the org rotates refresh tokens, each login invalidates the token that was used and returns a new one: set <see cref="OnRotated"/> to
/// store it, and give each client its own flow and refresh token.
/// </remarks>
public sealed class RefreshTokenFlow : OAuthFlow
{
    private readonly string _clientId;
    private readonly Secret? _clientSecret;
    private Secret _refreshToken;
    private bool _isUnsaved;

    /// <summary>Makes the flow.</summary>
    /// <param name="refreshToken">The refresh token from an interactive login.</param>
    /// <param name="clientId">The consumer key of the connected app that the token was issued to.</param>
    /// <param name="clientSecret">That app's consumer secret, or null if the app needs none.</param>
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
    /// The callback that stores a new refresh token with which the org replaced the last one. Null, the default, stores nothing: the flow
    /// itself continues with the new token, but after a restart of the program the old one is refused.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It is awaited before the access token of the same login is used, one call at a time. Its cancellation token is cancelled when the
    /// client stops; a short store should finish anyway, because a token that is not stored is lost with the process.
    /// </para>
    /// <para>
    /// If it throws, the login fails with <see cref="StreamingError.LoginFailed"/>: at the start the program gets the failure, later the client
    /// tries again. The flow keeps the new token, because the old one is no longer valid, and calls back with it before its next login,
    /// until that succeeds; it does not use the new token before it is stored. The failure names the type of the exception, but contains
    /// neither its text nor the exception itself, because these may contain the token: log the details where you store it.
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
        ? $"The refresh token is expired, revoked or replaced: log in interactively again. If the org rotates refresh tokens, store each new one with {nameof(OnRotated)}."
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
            // No inner exception: it comes from the program, and its members may contain the token.
            throw new StreamingException(
                StreamingError.LoginFailed,
                $"{Name}: {nameof(OnRotated)} threw {e.GetType()}, so the new refresh token may not be stored. "
                + "It is kept in memory, and {nameof(OnRotated)} is called with it again before the next login.");
        }

        _isUnsaved = false;
    }
}
