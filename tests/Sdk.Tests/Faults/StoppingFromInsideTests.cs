using System.Text.Json.Nodes;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>Callbacks of the program may stop or dispose the client, and wait for it.</summary>
public sealed class StoppingFromInsideTests
{
    private const int Limit = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_source_that_stops_the_client(bool disposes)
    {
        var ending = new Ending(disposes);
        await using var test = await StartAsync(ending, static (options, ending) => options.AccessTokens = new EndingSource(ending));
        await Assert.ThrowsAnyAsync<Exception>(() => test.Client.StartAsync(Token));
        await ending.Done;
        Assert.Equal(ClientState.Stopped, test.Client.State);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_source_that_stops_the_client_when_a_token_is_renewed(bool disposes)
    {
        var ending = new Ending(disposes) { Skips = 1 };
        await using var test = await StartAsync(ending, static (options, ending) => options.AccessTokens = new EndingSource(ending, options.AccessTokens));
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.RevokeTokens();
        await ending.Done;
    }

    [Theory(Timeout = Limit)]
    [InlineData("/meta/handshake", false)]
    [InlineData("/meta/connect", true)]
    [InlineData("/meta/disconnect", false)]
    public async Task An_extension_that_stops_the_client(string channel, bool disposes)
    {
        var ending = new Ending(disposes);
        await using var test = await StartAsync(ending, (options, ending) => options.Extensions.Add(new EndingExtension(channel, ending)));
        await test.Client.StartAsync(Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (channel == "/meta/disconnect") await test.Client.StopAsync(Token);
        await ending.Done;
    }

    [Theory(Timeout = Limit)]
    [InlineData("/services/data", false)]
    [InlineData("/cometd", true)]
    public async Task A_handler_that_stops_the_client(string path, bool disposes)
    {
        var ending = new Ending(disposes);
        using var handler = new EndingHandler(path, ending);
        await using var test = await StartAsync(ending, (options, _) => options.HttpHandler = handler);
        await test.Client.StartAsync(Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await ending.Done;
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_callback_for_rotated_tokens_that_stops_the_client(bool disposes)
    {
        var ending = new Ending(disposes);
        await using var test = await TestOrg.StartAsync(static org => org.RotateRefreshTokens = true, (options, org) => options.AccessTokens =
            new RefreshTokenFlow(org.User.RefreshToken, org.User.ClientId, org.User.ClientSecret)
            {
                LoginUrl = org.Url,
                OnRotated = async (_, _) => await ending.RunAsync(),
            });
        ending.Client = test.Client;
        await test.Client.StartAsync(Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await ending.Done;
    }

    private static async Task<TestOrg> StartAsync(Ending ending, Action<StreamingClientOptions, Ending> configure)
    {
        var test = await TestOrg.StartAsync(configureClient: (options, _) => configure(options, ending));
        ending.Client = test.Client;
        return test;
    }

    /// <summary>Stops the client once, and waits for it.</summary>
    private sealed class Ending(bool disposes)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public StreamingClient? Client { get; set; }

        public int Skips { get; init; }

        public Task Done => _done.Task.WaitAsync(TestContext.Current.CancellationToken);

        public async Task RunAsync()
        {
            if (Interlocked.Increment(ref _calls) != 1 + Skips) return;
            if (disposes) await Client!.DisposeAsync();
            else await Client!.StopAsync(CancellationToken.None);
            _done.TrySetResult();
        }
    }

    private sealed class EndingSource(Ending ending, IAccessTokenSource? inner = null) : IAccessTokenSource
    {
        public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
        {
            await ending.RunAsync();
            return await (inner ?? throw new StreamingException(StreamingError.LoginRefused, "The client was stopped.")).GetTokenAsync(request, cancellationToken);
        }
    }

    private sealed class EndingExtension(string channel, Ending ending) : BayeuxExtension
    {
        public override async ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken)
        {
            if ((string?)message["channel"] == channel) await ending.RunAsync();
        }
    }

    private sealed class EndingHandler(string path, Ending ending) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal)) await ending.RunAsync();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
