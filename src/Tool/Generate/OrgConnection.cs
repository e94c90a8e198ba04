using System.Globalization;
using System.Text.Json;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Reads from the REST API of an org, with its newest version and without a session.</summary>
internal sealed class OrgConnection
{
    private const int OldestVersion = 37;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly OrgHttp _http;
    private readonly AccessToken _token;
    private readonly string _version;

    private OrgConnection(OrgHttp http, AccessToken token, string version) => (_http, _token, _version) = (http, token, version);

    /// <summary>Creates the HTTP client of a connection. Each of its requests has a deadline.</summary>
    public static OrgHttp CreateHttp() => new(Timeout);

    /// <summary>Logs in, and finds the newest version of the API.</summary>
    /// <exception cref="ToolException">The org does not answer, or is not an org.</exception>
    /// <exception cref="StreamingException">The login is refused.</exception>
    public static async Task<OrgConnection> OpenAsync(OrgHttp http, OrgLogin login, TimeProvider time, CancellationToken cancellationToken)
    {
        var token = await login.Source.GetTokenAsync(new AccessTokenRequest(http.Client, time, Timeout), cancellationToken).ConfigureAwait(false);
        var reply = await SendAsync(http, token.InstanceUrl, "/services/data", null, cancellationToken).ConfigureAwait(false);
        var versions = reply is { IsOk: true, Json: { ValueKind: JsonValueKind.Array } list }
            ? list.EnumerateArray().Select(static one => RestReply.TextIn(one, "version")).OfType<string>()
            : [];
        return versions.Where(static text => NumberOf(text) >= OldestVersion).MaxBy(NumberOf) is { } newest
            ? new OrgConnection(http, token, newest)
            : throw Failed($"{token.InstanceUrl.Host} lists no API version ({reply.Words}). Check that --instance-url or --login-url is the address of an org.");
    }

    /// <summary>Reads a resource of the REST API.</summary>
    /// <param name="path">The path after the version, such as <c>sobjects</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The response, if the org accepts the token.</returns>
    /// <exception cref="ToolException">The org does not answer, or refuses every request of the user.</exception>
    public async Task<RestReply> GetAsync(string path, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(_http, _token.InstanceUrl, $"/services/data/v{_version}/{path}", _token, cancellationToken).ConfigureAwait(false);
        return reply switch
        {
            { Status: 401 } =>
                throw Failed($"The org refuses the token ({reply.Words}). Get a new token; 'tse doctor' finds out why a new one is refused too."),
            { ErrorCode: "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" } =>
                throw Failed($"The user may not use the API ({reply.Words}). Give the user the permission API Enabled."),
            { ErrorCode: "REQUEST_LIMIT_EXCEEDED" } =>
                throw Failed($"The API requests of the last 24 hours are used up ({reply.Words}). Wait, or buy more requests."),
            _ => reply,
        };
    }

    private static async Task<RestReply> SendAsync(OrgHttp http, Uri instance, string path, AccessToken? token, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(instance, path, token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var reason = e.GetBaseException().Message.TrimEnd('.');
            throw Failed($"{instance.Host} did not answer: {reason}. Check the address, the network and the proxy; 'tse doctor' examines them.");
        }
    }

    private static ToolException Failed(string text) => new(text, ExitCodes.Failure);

    private static double NumberOf(string version) =>
        double.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
