using System.Text.Json.Nodes;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>The program's own code never delays the poll loop, and what it does to abandoned requests has no effect.</summary>
public sealed class ProgramCodeBesideTheLoopTests
{
    private const string Connect = "/meta/connect";
    private const string A = "/u/a";
    private const string B = "/u/b";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_extension_that_blocks_does_not_hold_up_events()
    {
        using var release = new ManualResetEventSlim();
        var blocking = new BlockingExtension(message => (string?)message["subscription"] == B, _ => release.Wait(Token));
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.Extensions.Add(blocking));
        await client.SubscribeAsync(A, cancellationToken: Token);
        (await server.NextAsync(Connect)).Agree();
        var connect = await server.NextAsync(Connect);
        var second = client.SubscribeAsync(B, cancellationToken: Token).AsTask();
        await blocking.Reached;

        connect.Agree(StagedRequest.Event(A, 1));

        try
        {
            Assert.Equal(1, (await client.Events(Token).FirstAsync(Token)).ReplayId);
        }
        finally
        {
            release.Set();
        }

        await second;
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_handler_throws_about_a_request_that_was_given_up_ends_nothing()
    {
        using var server = new StagedServer(Connect, "/meta/subscribe");
        using var renaming = new RenamingHandler(server);
        await using var client = server.MakeClient(options => options.HttpHandler = renaming);
        var first = client.SubscribeAsync(A, cancellationToken: Token).AsTask();
        (await server.NextAsync("/meta/subscribe")).Agree();
        await first;
        (await server.NextAsync(Connect)).Agree();
        await server.NextAsync(Connect);
        var second = client.SubscribeAsync(B, cancellationToken: Token).AsTask();

        (await server.NextAsync("/meta/subscribe")).Lose();
        await renaming.Renamed;
        (await server.NextAsync("/meta/subscribe")).Agree();
        (await server.NextAsync("/meta/subscribe")).Agree();

        Assert.True((await second).Successful);
    }

    private sealed class BlockingExtension(Predicate<JsonObject> chooses, Action<JsonObject> block) : BayeuxExtension
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public override ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken)
        {
            if (!chooses(message)) return ValueTask.CompletedTask;
            _reached.TrySetResult();
            block(message);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Turns a cancellation into its own failure, as handlers that retry or limit do.</summary>
    private sealed class RenamingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly TaskCompletionSource _renamed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Renamed => _renamed.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (OperationCanceledException e)
            {
                _renamed.TrySetResult();
                throw new TimeoutException("The pipeline gave up.", e);
            }
        }
    }
}
