using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The access token that a client without a session uses for its REST API requests. This requires a login but no handshake, so the client does not
/// count as one of the org's concurrent CometD clients. The logins count against <see cref="StreamingClientOptions.MaxLoginsPerHour"/>.
/// </summary>
internal sealed class RestLogin(SessionContext context)
{
    private volatile AccessToken? _token;
    private volatile string? _version = context.Options.ApiVersion;

    /// <summary>Returns the current token. If there is no token yet, logs in first.</summary>
    public async Task<AccessToken> TokenAsync(CancellationToken cancellationToken)
    {
        if (_token is null) await RenewAsync(null, cancellationToken).ConfigureAwait(false);
        return _token!;
    }

    /// <summary>Logs in, unless another call has already replaced the token.</summary>
    /// <param name="rejected">The token that the server has refused; null for the first login.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StreamingException">The login failed.</exception>
    public async Task RenewAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        while (!await TryRenewAsync(rejected, cancellationToken).ConfigureAwait(false))
        {
            var refill = context.Settings.Logins.Refill;
            SessionLog.Waiting(context.Logger, refill, $"{nameof(StreamingClientOptions.MaxLoginsPerHour)} is reached");
            await Task.Delay(refill, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the version of the API; null if the program sets the endpoint but not the version.</summary>
    /// <exception cref="StreamingException">The login failed, or the org did not return its versions.</exception>
    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        if (_version is not null || !context.Settings.AsksVersion) return _version;
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        var newest = await OrgVersions
            .NewestAsync(context.Connections.Instance, token.InstanceUrl, context.Options.RequestTimeout, context.Time, cancellationToken).ConfigureAwait(false);
        return newest.Defect is { } defect ? throw defect : _version = newest.Version;
    }

    /// <returns>False if the limit does not allow a login now.</returns>
    private async Task<bool> TryRenewAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        await context.TokenRequests.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token is { } other && !ReferenceEquals(other, rejected)) return true;
            if (!context.RateLimits.TrySpendLogin(context.Settings)) return false;
            _token = await LogInAsync(rejected, cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            context.TokenRequests.Release();
        }
    }

    private async Task<AccessToken> LogInAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        context.Metrics.LoggedIn();
        using var trace = ClientActivities.Start("login", context.Identity.Labels);
        try
        {
            var request = new AccessTokenRequest(context.Connections.Login, context.Time, context.Options.RequestTimeout, rejected);
            var token = await TokenCalls.GetAsync(context.Options, request, cancellationToken).ConfigureAwait(false);
            if (HttpsRequirement.Defect(token.InstanceUrl) is { } defect) throw SessionExceptions.OfInstance(defect);
            trace.TagOrganization(token.OrganizationId);
            context.Identity.NoteOrganization(token.OrganizationId);
            return token;
        }
        catch (StreamingException e)
        {
            trace.Fail(e.Message);
            throw;
        }
    }
}
