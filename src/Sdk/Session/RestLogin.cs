using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The access token that a client without a session uses for its REST API requests. This requires a login but no handshake, so the client does not
/// count as one of the org's concurrent CometD clients. The logins count against <see cref="StreamingClientOptions.MaxLoginsPerHour"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has neither a timer nor a wait handle.")]
internal sealed class RestLogin(SessionContext context)
{
    private readonly CancellationTokenSource _closed = new();
    private volatile AccessToken? _token;
    private volatile string? _version = context.Options.ApiVersion;

    /// <summary>Ends all logins, because the client is disposed.</summary>
    public void Close() => _ = _closed.CancelAsync();

    /// <summary>Returns the current token. If there is no token yet, logs in first.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed during the login.</exception>
    public async Task<AccessToken> TokenAsync(CancellationToken cancellationToken)
    {
        if (_token is null) await RenewAsync(null, cancellationToken).ConfigureAwait(false);
        return _token!;
    }

    /// <summary>Logs in, unless another call has already replaced the token. If the login limit is reached, waits until a login is allowed.</summary>
    /// <param name="rejected">The token that the server has refused; null for the first login.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StreamingException">The login failed.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed during the login.</exception>
    public async Task RenewAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token, cancellationToken);
        try
        {
            while (!await TryRenewAsync(rejected, both.Token).ConfigureAwait(false)) await context.Logins.RefillAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (_closed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException($"The {nameof(StreamingClient)} was disposed during the login.", e);
        }
    }

    /// <summary>Returns the API version, or null if the application sets the endpoint but not the version.</summary>
    /// <param name="token">Returns the client's current token, which belongs to its session if there is one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StreamingException">The login failed, or the org did not return its versions.</exception>
    public async Task<string?> VersionAsync(Func<CancellationToken, Task<AccessToken>> token, CancellationToken cancellationToken)
    {
        if (_version is not null || !context.Settings.AsksVersion) return _version;
        var current = await token(cancellationToken).ConfigureAwait(false);
        var newest = await OrgVersions
            .NewestAsync(context.Connections.Instance, current, context.Options.RequestTimeout, context.Time, cancellationToken).ConfigureAwait(false);
        return newest.Defect is { } defect ? throw defect : _version = newest.Version;
    }

    /// <returns>False if the limit does not allow a login now.</returns>
    private async Task<bool> TryRenewAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        await context.TokenRequests.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token is { } other && !ReferenceEquals(other, rejected)) return true;
            if (!context.Logins.TrySpend()) return false;
            _token = await ClientLogin
                .GetAsync(context.Options, context.Connections.Login, context.Metrics, rejected, cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            context.TokenRequests.Release();
        }
    }
}
