using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Tests.Wire;

/// <summary>A Bayeux client as simple as possible: it sends what a test says and shows the responses.</summary>
internal sealed class Peer : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient _http;
    private int _lastId;

    public Peer(SimulatedOrg org, string? authorization = null)
    {
        _http = new HttpClient(_handler) { BaseAddress = org.Url, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization ?? $"Bearer {org.IssueAccessToken()}");
    }

    public string ClientId { get; set; } = "";

    public string Path { get; set; } = "cometd/66.0";

    public CookieContainer Cookies => _handler.CookieContainer;

    public void Dispose() => _http.Dispose();

    public void UseToken(string token) =>
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public void ForgetToken() => _http.DefaultRequestHeaders.Remove("Authorization");

    public async Task<JsonObject> HandshakeAsync(CancellationToken cancellationToken)
    {
        var reply = Single(await SendAsync(Handshake(), cancellationToken));
        ClientId = reply["clientId"]?.GetValue<string>() ?? "";
        return reply;
    }

    public JsonObject Handshake() => new()
    {
        ["channel"] = "/meta/handshake",
        ["id"] = NextId(),
        ["version"] = "1.0",
        ["minimumVersion"] = "1.0",
        ["supportedConnectionTypes"] = new JsonArray("long-polling"),
        ["ext"] = new JsonObject { ["replay"] = true },
    };

    public Task<JsonArray> ConnectAsync(CancellationToken cancellationToken) => SendAsync(Connect(), cancellationToken);

    public JsonObject Connect()
    {
        var message = Message("/meta/connect");
        message["connectionType"] = "long-polling";
        return message;
    }

    public async Task<JsonObject> SubscribeAsync(string channel, long? replay, CancellationToken cancellationToken) =>
        Single(await SendAsync(Subscribe(channel, replay), cancellationToken));

    public JsonObject Subscribe(string channel, long? replay)
    {
        var map = new JsonObject { [channel.Split('?')[0]] = replay };
        return replay is null ? Subscribe(channel, map: null) : Subscribe(channel, map);
    }

    public JsonObject Subscribe(string channel, JsonObject? map)
    {
        var message = Message("/meta/subscribe");
        message["subscription"] = channel;
        if (map is not null) message["ext"] = new JsonObject { ["replay"] = map };
        return message;
    }

    public JsonObject Unsubscribe(string channel)
    {
        var message = Message("/meta/unsubscribe");
        message["subscription"] = channel;
        return message;
    }

    public JsonObject Message(string channel) =>
        new() { ["channel"] = channel, ["id"] = NextId(), ["clientId"] = ClientId };

    public async Task<JsonArray> SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(new JsonArray(message).ToJsonString(), cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsArray();
    }

    public async Task<HttpResponseMessage> PostAsync(string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.PostAsync(new Uri(Path, UriKind.Relative), content, cancellationToken);
    }

    /// <summary>Posts, and reads the bytes that arrive before the connection breaks.</summary>
    public async Task<(string Received, Exception? Error)> PostAndReadPartsAsync(string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, bufferSize: 16, cancellationToken);
            return (Encoding.UTF8.GetString(received.ToArray()), null);
        }
        catch (IOException error)
        {
            return (Encoding.UTF8.GetString(received.ToArray()), error);
        }
    }

    public static JsonObject Single(JsonArray replies) => Assert.Single(replies)!.AsObject();

    private string NextId() => $"{++_lastId}";
}
