using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// Calls a client's token source with a time limit, and converts its failures to typed errors. The token source may be application code.
/// </summary>
internal static class TokenCalls
{
    /// <summary>
    /// Gets an access token from the client's token source. If the source does not return, the call is abandoned, because the source may itself be
    /// waiting for the end of the session.
    /// </summary>
    /// <exception cref="StreamingException">The source returned no token.</exception>
    public static async Task<AccessToken> GetAsync(StreamingClientOptions options, AccessTokenRequest request, CancellationToken abandoned)
    {
        var source = options.AccessTokens!;
        using var deadline = new CancellationTokenSource(options.LoginTimeout, options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, abandoned);
        try
        {
            return await Abandoning.RunAsync(token => source.GetTokenAsync(request, token).AsTask(), options.TimeProvider, both.Token).ConfigureAwait(false)
                ?? throw SessionExceptions.OfNoToken(source);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !abandoned.IsCancellationRequested)
        {
            throw SessionExceptions.OfLateToken(source, options.LoginTimeout, e);
        }
        catch (Exception e) when (e is not StreamingException && !(e is OperationCanceledException && abandoned.IsCancellationRequested))
        {
            throw SessionExceptions.OfTokenSource(source, e);
        }
    }
}
