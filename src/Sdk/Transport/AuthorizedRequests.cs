using System.Text.Json;

namespace TypedStreaming.Transport;

/// <summary>
/// Sends requests with the client's token. Each request is normally sent once. It is sent again, with a new token, only if the server has refused
/// the old token; a refused request has not changed anything. All requests go to the org of the first request: a new token that belongs to another
/// org is an error. If a token does not contain the id of its org, the address of the instance is compared instead.
/// </summary>
/// <param name="token">Returns the current token.</param>
/// <param name="renew">Replaces the given token, which the server has refused.</param>
internal sealed class AuthorizedRequests(Func<CancellationToken, Task<AccessToken>> token, Func<AccessToken, CancellationToken, Task> renew)
{
    private readonly Lock _gate = new();
    private string? _organization;
    private string? _instance;

    /// <summary>
    /// Sends a request. The method throws an exception only if the call is cancelled. Any other failure is part of the returned outcome.
    /// </summary>
    /// <param name="send">Sends the request with the given token.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<RequestOutcome> SendAsync(Func<AccessToken, CancellationToken, Task<JsonElement>> send, CancellationToken cancellationToken)
    {
        try
        {
            var used = await TokenAsync(cancellationToken).ConfigureAwait(false);
            var refused = await OnceAsync(send, used, cancellationToken).ConfigureAwait(false);
            if (refused.Failure is not StreamingException { Error: StreamingError.AuthenticationRejected }) return refused;
            if (ReferenceEquals(await TokenAsync(cancellationToken).ConfigureAwait(false), used)) await renew(used, cancellationToken).ConfigureAwait(false);
            var renewed = await TokenAsync(cancellationToken).ConfigureAwait(false);
            return ReferenceEquals(renewed, used) ? refused : await OnceAsync(send, renewed, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsCancelled(e, cancellationToken))
        {
            // The login failed. The request was not sent, or was refused.
            return RequestOutcome.NotSent(e);
        }
    }

    public static StreamingException AnotherOrg(string before, string now) => new(
        StreamingError.Configuration,
        $"The access token now belongs to org {now}, but earlier requests were sent to org {before}. Nothing was sent to the new org. To use that org, create a new plan, or repeat the call.");

    public static StreamingException AnotherInstance(string before, string now) => new(
        StreamingError.Configuration,
        $"The access token now belongs to the instance {now}, but earlier requests were sent to {before}. The login does not return the id of the org, so this may be another org. Nothing was sent to the new instance. To use it, create a new plan, or repeat the call.");

    private async Task<AccessToken> TokenAsync(CancellationToken cancellationToken)
    {
        var current = await token(cancellationToken).ConfigureAwait(false);
        CheckOrganization(current.OrganizationId, current.InstanceUrl.Host);
        return current;
    }

    /// <summary>Compares the org of a token with the org of the earlier requests. An org that is known by its id may move to another instance.</summary>
    private void CheckOrganization(string? organization, string instance)
    {
        lock (_gate)
        {
            if (_organization is { } before && organization is { } now)
            {
                if (now != before) throw AnotherOrg(before, now);
            }
            else if (_instance is { } earlier && !earlier.Equals(instance, StringComparison.OrdinalIgnoreCase))
            {
                throw AnotherInstance(earlier, instance);
            }

            (_organization, _instance) = (organization ?? _organization, instance);
        }
    }

    private static async Task<RequestOutcome> OnceAsync(Func<AccessToken, CancellationToken, Task<JsonElement>> send, AccessToken token, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return RequestOutcome.Answered(await send(token, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (!IsCancelled(e, cancellationToken))
        {
            return RequestOutcome.Failed(e);
        }
    }

    private static bool IsCancelled(Exception failure, CancellationToken cancellationToken) => failure is not StreamingException && cancellationToken.IsCancellationRequested;
}
