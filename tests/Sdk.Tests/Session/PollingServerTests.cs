using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>A server that advises not to delay connects at all must not be polled without a pause.</summary>
public sealed class PollingServerTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory(Timeout = 60_000)]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task Instant_empty_replies_are_slowed_down_whatever_timeout_is_advised(string timeout)
    {
        var reply = """[{"channel":"/meta/connect","successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":TIMEOUT}}]"""
            .Replace("TIMEOUT", timeout, StringComparison.Ordinal);
        var server = new PlainServer(_ => reply);
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
            Endpoint = new Uri("http://localhost/cometd"),
            HttpHandler = server,
            TimeProvider = _time,
        });
        await client.StartAsync(TestContext.Current.CancellationToken);
        var pause = _time.TimerAsync(static delay => delay < TimeSpan.FromSeconds(1));
        Assert.Same(pause, await Task.WhenAny(pause, server.ManyConnects));
    }
}
