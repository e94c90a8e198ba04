using TypedStreaming.Tests.Session;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>A caller that has awaited something must not read an older state than the one that ended the wait.</summary>
public sealed class PromptStateTests
{
    private const int Times = 300;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_started_client_is_connected()
    {
        for (var i = 0; i < Times; i++)
        {
            using var server = new PlainServer(static _ => null);
            await using var client = Client(server);
            await client.StartAsync(Token);
            Assert.Equal(ClientState.Connected, client.State);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_whose_start_failed_is_faulted()
    {
        for (var i = 0; i < Times; i++)
        {
            using var server = Transport.ScriptedHandler.Failing(new HttpRequestException("reset"));
            await using var client = Client(server);
            await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));
            Assert.Equal(ClientState.Faulted, client.State);
        }
    }

    private static StreamingClient Client(HttpMessageHandler server) => new(new StreamingClientOptions
    {
        AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
        Endpoint = new Uri("http://localhost/cometd"),
        HttpHandler = server,
    });
}
