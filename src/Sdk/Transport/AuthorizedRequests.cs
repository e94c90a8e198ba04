using System.Text.Json;

namespace TypedStreaming.Transport;

/// <summary>
/// Sends requests with the client's token. Each request is normally sent once. A request is sent again, with a new token, only if the server has
/// refused the old token, because a refused request has not changed anything.
/// </summary>
/// <param name="token">Returns the current token.</param>
/// <param name="renew">Replaces the given token, which the server has refused.</param>
internal sealed class AuthorizedRequests(Func<CancellationToken, Task<AccessToken>> token, Func<AccessToken, CancellationToken, Task> renew)
{
    /// <summary>
    /// Sends a request. The method throws an exception only if the call is cancelled. Any other failure is part of the returned outcome.
    /// </summary>
    /// <param name="send">Sends the request with the given token.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<RequestOutcome> SendAsync(Func<AccessToken, CancellationToken, Task<JsonElement>> send, CancellationToken cancellationToken)
    {
        try
        {
            var used = await token(cancellationToken).ConfigureAwait(false);
            var refused = await OnceAsync(send, used, cancellationToken).ConfigureAwait(false);
            if (refused.Failure is not StreamingException { Error: StreamingError.AuthenticationRejected }) return refused;
            if (ReferenceEquals(await token(cancellationToken).ConfigureAwait(false), used)) await renew(used, cancellationToken).ConfigureAwait(false);
            var renewed = await token(cancellationToken).ConfigureAwait(false);
            return ReferenceEquals(renewed, used) ? refused : await OnceAsync(send, renewed, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsCancelled(e, cancellationToken))
        {
            // The login failed. The request was not sent, or was refused.
            return RequestOutcome.NotSent(e);
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
