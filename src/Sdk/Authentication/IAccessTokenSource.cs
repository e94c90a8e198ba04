namespace TypedStreaming;

/// <summary>The source of a client's access tokens. The client makes one call at a time.</summary>
public interface IAccessTokenSource
{
    /// <summary>Gets a token: the first one, or a new one after the server refused the last.</summary>
    /// <param name="request">The refused token, if there is one, and the means to get a new one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A token that is not <see cref="AccessTokenRequest.Rejected"/>.</returns>
    /// <exception cref="StreamingException">
    /// No token is available. Where <see cref="StreamingException.IsTransient"/> is set, the client asks again later; otherwise the streams
    /// end with this exception.
    /// </exception>
    ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken);

    /// <summary>Returns the defects of the source's own options. It is called when a client is made with it; none by default.</summary>
    /// <returns>For each defect a part of a sentence that names the option and what to do, without a secret and without a full stop.</returns>
    IEnumerable<string> OptionDefects() => [];
}
