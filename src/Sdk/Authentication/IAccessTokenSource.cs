namespace TypedStreaming;

/// <summary>Provides a client with access tokens. The client requests one token at a time.</summary>
public interface IAccessTokenSource
{
    /// <summary>Gets an access token: the first token of the client, or a new token after the server refused the previous one.</summary>
    /// <param name="request">The refused token, if there is one, and the HTTP client, the clock and the time limit for a login.</param>
    /// <param name="cancellationToken">Cancels the request for a token.</param>
    /// <returns>A token that differs from <see cref="AccessTokenRequest.Rejected"/>.</returns>
    /// <exception cref="StreamingException">No token is available. If <see cref="StreamingException.IsTransient"/> is set, the client asks
    /// again later; otherwise the streams end with this exception.</exception>
    ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Returns a message for each invalid option of this token source. The default implementation returns no messages. The method is called when a
    /// client is created with this source.
    /// </summary>
    /// <returns>A part of a sentence for each defect: the name of the option and what to do, without a secret and without a full stop.</returns>
    IEnumerable<string> OptionDefects() => [];
}
