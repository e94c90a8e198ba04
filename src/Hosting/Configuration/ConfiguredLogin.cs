namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// A login that uses the current settings, including the private key file. The login flow is replaced only when these settings change, because a flow
/// may hold a refresh token that is newer than the configured one.
/// </summary>
/// <param name="current">Returns the current settings.</param>
/// <param name="path">The path of the settings, for messages.</param>
internal sealed class ConfiguredLogin(Func<TypedStreamingOptions> current, SettingsPath path) : IAccessTokenSource, IDisposable
{
    private string?[]? _usedSettings;
    private IAccessTokenSource? _flow;

    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        var settings = current();
        var login = settings.Login;
        var unreadable = settings.Defects.Where(defect => defect.StartsWith(path.Of("Login", ""), StringComparison.OrdinalIgnoreCase));
        if (string.Join("; ", unreadable.Concat(LoginDefects.Of(login, path))) is { Length: > 0 } defects) throw Wrong(defects);
        var key = await PrivateKeyAsync(login, cancellationToken).ConfigureAwait(false);
        var isNew = Renew(login, key);

        // A new static token is not the one that was refused.
        var wanted = isNew ? new AccessTokenRequest(request.Http, request.TimeProvider, request.Timeout) : request;
        return await _flow!.GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => (_flow as IDisposable)?.Dispose();

    private bool Renew(LoginSettings login, string? key)
    {
        string?[] settings =
        [
            login.Flow.ToString(), login.Username, login.Password, login.ClientId, login.ClientSecret, key, login.Audience, login.RefreshToken,
            login.AccessToken, login.InstanceUrl?.ToString(), login.LoginUrl?.ToString(), login.Sandbox.ToString(),
        ];
        if (_usedSettings is not null && settings.SequenceEqual(_usedSettings, StringComparer.Ordinal)) return false;
        var flow = Make(login, key);
        (_flow as IDisposable)?.Dispose();
        (_flow, _usedSettings) = (flow, settings);
        return true;
    }

    private IAccessTokenSource Make(LoginSettings login, string? key)
    {
        try
        {
            return LoginFlowFactory.Create(login, key);
        }
        catch (ArgumentException e)
        {
            // The file of the key was written after it was checked. No message contains its text.
            throw Wrong($"{path.Of("Login")}: {e.Message}");
        }
    }

    private async ValueTask<string?> PrivateKeyAsync(LoginSettings login, CancellationToken cancellationToken)
    {
        if (login is not { Flow: LoginFlow.JwtBearer, PrivateKeyFile: { } file }) return login.PrivateKeyPem;
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"{path.Of("Login", nameof(login.PrivateKeyFile))} cannot be read: {e.Message}");
        }
    }

    /// <summary>
    /// Returns the error for login settings that became invalid while the application was running. The error is transient, because the settings
    /// were valid when the application started, and can be corrected.
    /// </summary>
    private static StreamingException Wrong(string defects) =>
        new(StreamingError.LoginFailed, $"The login settings have changed and are not valid: {defects}.");
}
