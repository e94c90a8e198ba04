using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>The machine with its loop, with a server without a network and a test clock.</summary>
public sealed class SessionLoopTests
{
    private const string Successful = """[{"channel":"/meta/connect","successful":true}]""";
    private readonly ManualTimeProvider _time = new();

    [Fact(Timeout = 60_000)]
    public async Task Instant_empty_replies_are_slowed_down()
    {
        var server = new PlainServer(static _ => Successful);
        await using var client = Client(server);
        await client.StartAsync(TestContext.Current.CancellationToken);
        var pause = _time.TimerAsync(static delay => delay < TimeSpan.FromSeconds(1));
        Assert.Same(pause, await Task.WhenAny(pause, server.ManyConnects));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_recovery_that_takes_too_long_ends_the_enumeration()
    {
        var server = new PlainServer(static number => number switch
        {
            1 => Successful,
            2 => throw new HttpRequestException("reset"),
            _ => null,
        });
        await using var client = Client(server);
        await using var events = client.Events("/u/x", null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = events.MoveNextAsync().AsTask();
        await _time.TimerAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("RecoveryTimeout", (await Assert.ThrowsAsync<StreamingException>(() => next)).Message, StringComparison.Ordinal);
    }

    private StreamingClient Client(HttpMessageHandler server) => new(new StreamingClientOptions
    {
        AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
        Endpoint = new Uri("http://localhost/cometd"),
        HttpHandler = server,
        TimeProvider = _time,
        RecoveryTimeout = TimeSpan.FromSeconds(10),
    });
}
