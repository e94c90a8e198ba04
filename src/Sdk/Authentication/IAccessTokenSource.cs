namespace TypedStreaming;

/// <summary>Where a client gets its access tokens. One call is made at a time.</summary>
public interface IAccessTokenSource
{
    /// <summary>Gets a token: the first one, or a new one after the server refused the last.</summary>
    /// <param name="request">What is asked for, and the means to get it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A token that is not <see cref="AccessTokenRequest.Rejected"/>.</returns>
    /// <exception cref="StreamingException">
    /// No token can be had. Where <see cref="StreamingException.IsTransient"/> is set, the client asks again later;
    /// otherwise the streams end with this exception.
    /// </exception>
    ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken);

    /// <summary>What is wrong with the source's own options. Asked when a client is made with it; nothing by default.</summary>
    /// <returns>For each defect a sentence part that names the option and what to do, without a secret and a full stop.</returns>
    IEnumerable<string> OptionDefects() => [];
}
