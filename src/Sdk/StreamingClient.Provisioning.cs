using System.Net.Http.Headers;
using System.Text.Json;
using TypedStreaming.Provisioning;
using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming;

/// <content>PushTopics: comparing the org with the application, and changing the org.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Compares the PushTopics of event types with the PushTopics in the org. The method uses the REST API. If the client is not started, the method
    /// logs in but does not start the client. If <see cref="StreamingClientOptions.MaxLoginsPerHour"/> does not currently allow a login, the method
    /// waits until it does. The method changes nothing in the org; to make the changes, call <see cref="ProvisionPlan.ApplyAsync"/> on the result.
    /// PushTopics that exist only in the org are listed, but are never deleted unless <see cref="ProvisionOptions.Delete"/> contains their names.
    /// </summary>
    /// <param name="events">The event types, such as those that the generator lists for an assembly. Types of other kinds than PushTopics are
    /// ignored.</param>
    /// <param name="options">PushTopics without a type, and PushTopics to delete; null, the default, for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The plan. It can be used until the client is disposed, and only for its org.</returns>
    /// <exception cref="ArgumentException">Two types specify different settings for one PushTopic, a PushTopic is both required and to be deleted, or an entry is null.</exception>
    /// <exception cref="InvalidOperationException">The version of the API is not known, because only the endpoint is configured.</exception>
    /// <exception cref="StreamingException">The login failed, or the PushTopics could not be read.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed, or was disposed during the login.</exception>
    public async Task<ProvisionPlan> ProvisionAsync(
        IEnumerable<EventRegistration> events, ProvisionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        options ??= new ProvisionOptions();
        var wanted = WantedTopics.Of(events, options);
        if (options.Delete.Any(static name => name is null)) throw new ArgumentException($"{nameof(ProvisionOptions.Delete)} contains null.", nameof(options));
        if (options.Delete.FirstOrDefault(name => wanted.Any(topic => topic.Name == name)) is { } both)
            throw new ArgumentException($"The PushTopic '{both}' is required, but it is also listed in {nameof(ProvisionOptions.Delete)}. Remove it from {nameof(ProvisionOptions.Delete)}, or do not require it.", nameof(options));
        var requests = await TopicRequestsAsync(cancellationToken).ConfigureAwait(false);
        var organization = await requests.ReadOrganizationAsync(cancellationToken).ConfigureAwait(false);
        var stored = await requests.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new ProvisionPlan(organization, TopicPlanner.Plan(wanted, stored, options.Delete), requests);
    }

    private async Task<TopicRequests> TopicRequestsAsync(CancellationToken cancellationToken)
    {
        var version = LoggedIn()?.Version ?? await _login.VersionAsync(CurrentTokenAsync, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The PushTopics cannot be read, because the version of the API is not known. Set {nameof(StreamingClientOptions.ApiVersion)}, for example to \"66.0\".");
        return new TopicRequests(version, SendAsync, new AuthorizedRequests(CurrentTokenAsync, RenewTokenAsync));
    }

    // A plan can be applied later, in another session of the client or without one.
    private Task<AccessToken> CurrentTokenAsync(CancellationToken cancellationToken) =>
        LoggedIn()?.Token is { } token ? Task.FromResult(token) : _login.TokenAsync(cancellationToken);

    private Task RenewTokenAsync(AccessToken rejected, CancellationToken cancellationToken) =>
        LoggedIn() is { } session && session.Token == rejected
            ? session.HandshakeAsync().WaitAsync(cancellationToken)
            : _login.RenewAsync(rejected, cancellationToken);

    /// <returns>The running session, if it has an access token; otherwise, null.</returns>
    private StreamingSession? LoggedIn()
    {
        lock (_gate)
        {
            if (_disposed) throw Disposed(null);
            return _session is { HasEnded: false, Token: not null } ? _session : null;
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, byte[]? body, AccessToken token, CancellationToken cancellationToken)
    {
        using var content = body is null ? null : new ByteArrayContent(body);
        if (content is not null) content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        var requests = new InstanceRequests(_context.Connections.Instance, _context.Options.RequestTimeout, _context.Time) { HidesToken = true };
        return await requests
            .SendAsync(method, InstanceRequests.Address(token.InstanceUrl, path), token, content, cancellationToken).ConfigureAwait(false);
    }
}
