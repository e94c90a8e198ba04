using System.Net;
using System.Text;
using System.Text.Json;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>A Bayeux request that waits for a test to answer it.</summary>
internal sealed class StagedRequest(JsonElement message)
{
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JsonElement Message => message;

    public string Channel => message.GetProperty("channel").GetString()!;

    /// <summary>The replay id that a subscribe asks for.</summary>
    public long ReplayFrom => message.GetProperty("ext").GetProperty("replay").EnumerateObject().Single().Value.GetInt64();

    public static string Event(string channel, long id) => $$$"""{"channel":"{{{channel}}}","data":{"event":{"replayId":{{{id}}} },"payload":{{{id}}} }}""";

    /// <summary>Answers with success, after the given events.</summary>
    public void Agree(params string[] events) => Answer($"[{string.Join(',', [.. events, Agreement()])}]");

    public void Refuse(string error) => Answer($$"""[{"channel":"{{Channel}}","successful":false,"error":"{{error}}"}]""");

    public void Answer(string body) => Answer(new ByteArrayContent(Encoding.UTF8.GetBytes(body)));

    public void Answer(HttpContent body) => _answer.TrySetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = body });

    /// <summary>Answers with a given status.</summary>
    public void Answer(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        _answer.TrySetResult(response);
    }

    /// <summary>Returns a failed reply in JSON, with more members if there are any.</summary>
    public string Refusal(string error, string members = "") =>
        $$"""[{"channel":"{{Channel}}","id":"{{Message.GetProperty("id").GetString()}}","successful":false,"error":"{{error}}"{{members}}}]""";

    /// <summary>Breaks the connection before the response.</summary>
    public void Lose() => _answer.TrySetException(new HttpRequestException("The connection was reset."));

    public async Task<HttpResponseMessage> ResponseAsync(CancellationToken cancellationToken) => await _answer.Task.WaitAsync(cancellationToken);

    private string Agreement() => Channel == "/meta/handshake"
        ? """{"channel":"/meta/handshake","successful":true,"clientId":"c1","ext":{"replay":true}}"""
        : $$"""{"channel":"{{Channel}}","successful":true}""";
}
