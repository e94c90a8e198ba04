using System.Net;
using System.Text;
using System.Text.Json;

namespace TypedStreaming.Tests.Session;

/// <summary>A Bayeux server without a network: it agrees to everything, and answers connects as a test says.</summary>
/// <param name="connect">Answers the n-th connect, counted from 1; null leaves it waiting.</param>
internal sealed class PlainServer(Func<int, string?> connect) : HttpMessageHandler
{
    private const int Many = 100;

    private readonly TaskCompletionSource _manyConnects = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connects;

    /// <summary>Completes when so many connects came that the client cannot have waited between them.</summary>
    public Task ManyConnects => _manyConnects.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var json = await request.Content!.ReadAsStringAsync(cancellationToken);
        using var messages = JsonDocument.Parse(json);
        var channel = messages.RootElement[0].GetProperty("channel").GetString()!;
        var answer = channel switch
        {
            "/meta/handshake" => """[{"channel":"/meta/handshake","successful":true,"clientId":"c1","ext":{"replay":true}}]""",
            "/meta/connect" => await AnswerConnectAsync(cancellationToken),
            _ => $$"""[{"channel":"{{channel}}","successful":true}]""",
        };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer)) };
    }

    private Task<string> AnswerConnectAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _connects);
        if (number < Many) return connect(number) is { } answer ? Task.FromResult(answer) : HoldAsync(cancellationToken);
        _manyConnects.TrySetResult();
        return HoldAsync(cancellationToken);
    }

    private static async Task<string> HoldAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<string>();
        return await never.Task.WaitAsync(cancellationToken);
    }
}
