using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// Code of the program that hangs, blocks its thread, or blocks in a callback that it registered for its cancellation: a start gets its
/// error, and a stop and a disposal end.
/// </summary>
public sealed class HangingCodeTests
{
    private const int Limit = 60_000;

    private static readonly RequestKind[] OfASession =
        [RequestKind.Handshake, RequestKind.Connect, RequestKind.Subscribe, RequestKind.Unsubscribe, RequestKind.Disconnect];

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<RequestKind, Hang> Requests()
    {
        var cases = new TheoryData<RequestKind, Hang>();
        foreach (var kind in (RequestKind[])[RequestKind.Login, RequestKind.Versions, .. OfASession])
        {
            foreach (var hang in Enum.GetValues<Hang>()) cases.Add(kind, hang);
        }

        return cases;
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Requests))]
    public async Task A_handler_that_hangs_holds_up_no_disposal(RequestKind kind, Hang hang)
    {
        await using var hanging = new HangingCode(hang);
        using var handler = new HangingHandler(kind, hanging);
        await using var test = await StartAsync(options => options.HttpHandler = handler);
        var used = UseAsync(test.Client);
        await hanging.Reached;
        await WithTimeAsync(test.Client.DisposeAsync().AsTask());
        await used.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.True(used.IsCompleted);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Requests))]
    public async Task A_handler_that_hangs_holds_up_no_stop_after_which_the_client_starts_again(RequestKind kind, Hang hang)
    {
        await using var hanging = new HangingCode(hang, times: 1);
        using var handler = new HangingHandler(kind, hanging);
        await using var test = await StartAsync(options => options.HttpHandler = handler);
        var used = UseAsync(test.Client);
        await hanging.Reached;
        await WithTimeAsync(test.Client.StopAsync(Token));
        await used.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await test.Client.StartAsync(Token);
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    [Theory(Timeout = Limit)]
    [InlineData(Hang.Waits)]
    [InlineData(Hang.Blocks)]
    [InlineData(Hang.BlocksInItsCancellation)]
    public async Task A_token_source_that_hangs_is_given_up_at_its_deadline(Hang hang)
    {
        await using var hanging = new HangingCode(hang);
        await using var test = await StartAsync(options => options.AccessTokens = new HangingSource(hanging));
        var started = test.Client.StartAsync(Token);
        await hanging.Reached;
        _clock.Advance(TimeSpan.FromMinutes(2));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => WithTimeAsync(started));
        Assert.Equal((StreamingError.LoginFailed, true), (failure.Error, failure.IsTransient));
        Assert.Contains("LoginTimeout", failure.Message, StringComparison.Ordinal);
        await WithTimeAsync(test.Client.DisposeAsync().AsTask());
    }

    [Theory(Timeout = Limit)]
    [InlineData(Hang.Waits)]
    [InlineData(Hang.Blocks)]
    [InlineData(Hang.BlocksInItsCancellation)]
    public async Task A_login_host_that_hangs_is_given_up_at_its_own_deadline(Hang hang)
    {
        await using var hanging = new HangingCode(hang);
        using var handler = new HangingHandler(RequestKind.Login, hanging);
        await using var test = await StartAsync(options => options.LoginHttpHandler = handler);
        var started = test.Client.StartAsync(Token);
        await hanging.Reached;
        _clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => WithTimeAsync(started));
        Assert.Equal((StreamingError.LoginFailed, true), (failure.Error, failure.IsTransient));
        Assert.Contains("no response within 30 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(Hang.Waits)]
    [InlineData(Hang.Blocks)]
    [InlineData(Hang.BlocksInItsCancellation)]
    public async Task A_request_of_the_program_ends_at_its_deadline_and_with_its_token(Hang hang)
    {
        await using var hanging = new HangingCode(hang);
        using var handler = new HangingHandler(RequestKind.Versions, hanging);
        await using var test = await StartAsync(options => (options.HttpHandler, options.ApiVersion) = (handler, "66.0"));
        await test.Client.StartAsync(Token);
        using var cancel = new CancellationTokenSource();
        var cancelled = test.Client.GetAsync("/services/data/", cancel.Token);
        var late = test.Client.GetAsync("/services/data/", Token);
        await hanging.Reached;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WithTimeAsync(cancelled));
        _clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => WithTimeAsync(late));
        Assert.Contains("no response within 30 s", failure.Message, StringComparison.Ordinal);
        await WithTimeAsync(test.Client.DisposeAsync().AsTask()); // Otherwise, a session that has lost a request would wait for the clock.
    }

    [Theory(Timeout = Limit)]
    [InlineData("/meta/handshake", Hang.Waits)]
    [InlineData("/meta/handshake", Hang.Blocks)]
    [InlineData("/meta/handshake", Hang.BlocksInItsCancellation)]
    [InlineData("/meta/connect", Hang.Blocks)]
    [InlineData("/meta/subscribe", Hang.Blocks)]
    [InlineData("/meta/disconnect", Hang.Waits)]
    [InlineData("/meta/disconnect", Hang.Blocks)]
    public async Task An_extension_that_hangs_holds_up_no_disposal(string channel, Hang hang)
    {
        await using var hanging = new HangingCode(hang);
        await using var test = await StartAsync(options => options.Extensions.Add(new HangingExtension(channel, hanging)));
        var used = UseAsync(test.Client);
        await hanging.Reached;
        await WithTimeAsync(test.Client.DisposeAsync().AsTask());
        await used.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact(Timeout = Limit)]
    public async Task An_extension_that_blocks_ends_the_streams_at_its_deadline()
    {
        await using var hanging = new HangingCode(Hang.Blocks);
        await using var test = await StartAsync(options => options.Extensions.Add(new HangingExtension("/meta/subscribe", hanging)));
        var subscribed = test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token).AsTask();
        await hanging.Reached;
        _clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => WithTimeAsync(subscribed));
        Assert.Equal(StreamingError.ExtensionFailed, failure.Error);
        Assert.Contains("did not return within 30 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(Hang.Waits)]
    [InlineData(Hang.Blocks)]
    [InlineData(Hang.BlocksInItsCancellation)]
    public async Task A_store_that_hangs_costs_its_deadline_at_a_stop_and_at_a_disposal(Hang hang)
    {
        await using var hanging = new HangingCode(hang);
        var store = new ScriptedStore { Saving = token => new ValueTask(hanging.RunAsync(token)) };
        await using var test = await StartAsync(options => options.ReplayStore = store);
        var opening = test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token).AsTask();
        await hanging.Reached;
        _clock.Advance(TimeSpan.FromSeconds(30));

        // No more time passes until the stop: the client is still connected, and much time would end it with a failure.
        var failure = await Assert.ThrowsAsync<StreamingException>(() => opening.WaitAsync(Token));
        Assert.Equal(StreamingError.PositionStore, failure.Error);
        await WithTimeAsync(test.Client.StopAsync(Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await WithTimeAsync(test.Client.DisposeAsync().AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(ClientState.Stopped, test.Client.State);
    }

    /// <summary>Lets time pass for as long as something waits for it.</summary>
    private async Task WithTimeAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            var waiting = _clock.TimerAsync(static delay => delay <= TimeSpan.FromSeconds(30));
            if (await Task.WhenAny(task, waiting).WaitAsync(Token) == task) break;
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await task;
    }

    private Task<TestOrg> StartAsync(Action<StreamingClientOptions> configure) => TestOrg.StartAsync(configureClient: (options, _) =>
    {
        options.TimeProvider = _clock;
        configure(options);
    });

    private static async Task UseAsync(StreamingClient client)
    {
        await client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        await client.UnsubscribeAsync(TestOrg.Alerts, Token);
        await client.StopAsync(Token);
    }
}
