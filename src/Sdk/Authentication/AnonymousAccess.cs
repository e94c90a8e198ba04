using TypedStreaming.Transport;

namespace TypedStreaming;

/// <summary>
/// A source of access tokens for plain CometD servers that need no login. Set <see cref="StreamingClientOptions.Endpoint"/> as well.
/// </summary>
/// <param name="server">The server's address.</param>
public sealed class AnonymousAccess(Uri server) : IAccessTokenSource
{
    private readonly AccessToken _token = new(null, server ?? throw new ArgumentNullException(nameof(server)));

    /// <inheritdoc/>
    public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Rejected is null) return ValueTask.FromResult(_token);
        throw new StreamingException(
            StreamingError.AuthenticationRejected,
            $"{_token.InstanceUrl.Host} requires authentication, but the client is configured with {nameof(AnonymousAccess)}. Set a login flow, such as {nameof(ClientCredentialsFlow)}.");
    }

    IEnumerable<string> IAccessTokenSource.OptionDefects() =>
        HttpsRequirement.Defect(_token.InstanceUrl) is { } untrusted ? [$"{nameof(server)}: {untrusted}"] : [];
}
