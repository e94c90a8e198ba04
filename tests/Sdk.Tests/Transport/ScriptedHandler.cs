using System.Net;
using System.Text;

namespace TypedStreaming.Tests.Transport;

/// <summary>Answers requests as a test says, without a network, and records them. The last response repeats.</summary>
internal sealed class ScriptedHandler(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    private int _next;

    public List<RecordedRequest> Requests { get; } = [];

    public bool IsDisposed { get; private set; }

    public static ScriptedHandler Answering(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        new(_ => Task.FromResult(Response(status, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), headers)));

    public static ScriptedHandler Answering(HttpContent content) => new(_ => Task.FromResult(Response(HttpStatusCode.OK, content)));

    public static ScriptedHandler Failing(Exception failure) => new(_ => Task.FromException<HttpResponseMessage>(failure));

    /// <summary>Makes a handler that never answers: only the end of the request ends the wait.</summary>
    public static ScriptedHandler Hanging() => new(HangAsync);

    public static async Task<HttpResponseMessage> HangAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        return await never.Task.WaitAsync(cancellationToken);
    }

    public static HttpResponseMessage Response(HttpStatusCode status, HttpContent content, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = content };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(await RecordedRequest.OfAsync(request, cancellationToken));
        var answer = answers[Math.Min(_next++, answers.Length - 1)];
        return await answer(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
