using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Connections;

/// <summary>Reads resources from the newest version of an org's REST API, without opening a session.</summary>
internal sealed class OrgRest
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly OrgHttp _http;
    private readonly AccessToken _token;
    private readonly string _version;

    private OrgRest(OrgHttp http, AccessToken token, string version) => (_http, _token, _version) = (http, token, version);

    /// <summary>Creates the HTTP client for a connection to an org. Each request has a time limit.</summary>
    public static OrgHttp CreateHttp() => new(Timeout);

    /// <summary>Logs in, and finds the newest API version.</summary>
    /// <exception cref="ToolException">The org does not answer, or is not an org.</exception>
    /// <exception cref="StreamingException">The login is refused.</exception>
    public static async Task<OrgRest> OpenAsync(OrgHttp http, OrgLogin login, TimeProvider time, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(http, login, time, cancellationToken).ConfigureAwait(false);
        var reply = await SendAsync(http, token.InstanceUrl, ApiVersions.Path, null, cancellationToken).ConfigureAwait(false);
        return ApiVersions.NewestIn(reply) is { } newest
            ? new OrgRest(http, token, newest)
            : throw new ToolException($"{ApiVersions.MissingIn(reply, token.InstanceUrl)}. {ApiVersions.Remedy}.", ExitCodes.Failure);
    }

    /// <summary>Logs in, and returns the access token. The client removes the token from later responses.</summary>
    /// <exception cref="StreamingException">The login is refused.</exception>
    public static async ValueTask<AccessToken> TokenAsync(OrgHttp http, OrgLogin login, TimeProvider time, CancellationToken cancellationToken)
    {
        var token = await login.Source.GetTokenAsync(new AccessTokenRequest(http.Client, time, Timeout), cancellationToken).ConfigureAwait(false);
        http.Known = token;
        return token;
    }

    /// <summary>Reads a resource of the REST API.</summary>
    /// <param name="path">The path after the version, such as <c>sobjects</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The response, if the org accepts the token.</returns>
    /// <exception cref="ToolException">The org does not answer, or refuses every request of the user.</exception>
    public Task<RestReply> GetAsync(string path, CancellationToken cancellationToken) =>
        GetAsync(_http, _token, $"/services/data/v{_version}/{path}", cancellationToken);

    /// <summary>Reads a resource of the REST API with the given token.</summary>
    /// <param name="http">The client, of <see cref="CreateHttp"/>.</param>
    /// <param name="token">The token.</param>
    /// <param name="path">The whole path, such as <c>/services/oauth2/userinfo</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The response, if the org accepts the token.</returns>
    /// <exception cref="ToolException">The org does not answer, or refuses every request of the user.</exception>
    public static async Task<RestReply> GetAsync(OrgHttp http, AccessToken token, string path, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(http, token.InstanceUrl, path, token, cancellationToken).ConfigureAwait(false);
        return RestRefusal.Of(reply) is { } refusal ? throw refusal.ToException() : reply;
    }

    private static async Task<RestReply> SendAsync(OrgHttp http, Uri instance, string path, AccessToken? token, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(instance, path, token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (LostRequest.Is(e, cancellationToken))
        {
            throw LostRequest.ToException(instance.Host, e, Timeout);
        }
    }
}
