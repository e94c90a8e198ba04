using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>Streams that are lost, and their recovery.</summary>
public sealed class RecoveryTests
{
    private const int Limit = 30_000;

    private static readonly Dictionary<string, Action<PubSubFaults>> Losses = new()
    {
        ["a clean end"] = static faults => faults.EndStreams(),
        ["service.unavailable"] = static faults => faults.FailStreams("service.unavailable"),
        ["subscription.internal.error"] = static faults => faults.FailStreams("subscription.internal.error"),
        ["service.protection.triggered"] = static faults => faults.FailStreams("service.protection.triggered"),
        ["an unknown code"] = static faults => faults.FailStreams("something.new", status: Grpc.Core.StatusCode.Internal),
        ["a reset without an error"] = static faults => faults.ResetStreams(),
        ["a reset with an error"] = static faults => faults.ResetStreams(http2Code: 2),
        ["an aborted connection"] = static faults => faults.AbortConnections(),
        ["a revoked token"] = static faults => faults.RevokeTokens(endStreams: true),
    };

    public static TheoryData<string> LossNames => [.. Losses.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [MemberData(nameof(LossNames))]
    public async Task Yields_every_event_once_after(string loss)
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAsync();
        Assert.True(await first);
        for (var round = 0; round < 3; round++)
        {
            Losses[loss](test.PubSub.Faults);
            await test.PublishAsync(2);
            Assert.True(await events.MoveNextAsync());
            Assert.Equal((2 * round) + 2, events.Current.InkPercentage);
            Assert.True(await events.MoveNextAsync());
            Assert.Equal((2 * round) + 3, events.Current.InkPercentage);
        }

        Assert.Equal(1, test.PubSub.Calls.PeakOpenStreamsOf(LowInk.OwnChannel));
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    [Theory(Timeout = Limit)]
    [InlineData("topic.not.found", StreamingError.SubscriptionRefused)]
    [InlineData("topic.meta.permission", StreamingError.SubscriptionRefused)]
    [InlineData("service.tenant.license", StreamingError.AuthenticationRejected)]
    [InlineData("service.auth.headers.invalid", StreamingError.AuthenticationRejected)]
    [InlineData("subscription.fetch.requested.events.invalid", StreamingError.Protocol)]
    public async Task Ends_with_a_typed_error_after_a_final_code(string code, StreamingError error)
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.FailStreams(code);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => first);
        Assert.Equal((error, code, false), (failure.Error, failure.ErrorCode, failure.IsTransient));
        Assert.Equal(LowInk.OwnChannel, failure.Channel);
    }

    [Fact(Timeout = Limit)]
    public async Task Renews_the_token_once_for_all_streams()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var one = await test.Client.SubscribeAsync<LowInk>(new EventsOptions { Name = "one", From = ReplayFrom.Earliest }, Token);
        await using var two = await test.Client.SubscribeAsync<LowInk>(new EventsOptions { Name = "two", From = ReplayFrom.Earliest }, Token);
        var before = test.Org.Exchanges.Count(Simulator.RequestKind.Login);
        test.PubSub.Faults.RevokeTokens(endStreams: true);
        await test.PublishAsync();
        Assert.Equal(1, (await one.FirstAsync(Token)).InkPercentage);
        Assert.Equal(1, (await two.FirstAsync(Token)).InkPercentage);
        Assert.Equal(before + 1, test.Org.Exchanges.Count(Simulator.RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task Ends_when_the_server_refuses_every_new_token()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.FailNext(PubSubRpc.Subscribe, "service.auth.error", times: 100);
        test.PubSub.Faults.EndStreams();
        var failure = await Assert.ThrowsAsync<StreamingException>(() => first);
        Assert.Equal((StreamingError.AuthenticationRejected, false), (failure.Error, failure.IsTransient));
        Assert.Contains("several access tokens", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Ends_when_the_recovery_takes_too_long()
    {
        await using var test = await PubSubOrg.StartAsync(configureClient: static options => options.RecoveryTimeout = TimeSpan.FromMilliseconds(300));
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.FailNext(PubSubRpc.Subscribe, "service.unavailable", times: 10_000);
        test.PubSub.Faults.EndStreams();
        var failure = await Assert.ThrowsAsync<StreamingException>(() => first);
        Assert.Equal((StreamingError.ServerBusy, true), (failure.Error, failure.IsTransient));
        Assert.Contains("RecoveryTimeout", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Waits_while_the_allocation_is_used_up()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAsync();
        Assert.True(await first);
        test.PubSub.Faults.UseUpAllocation();
        var paused = await test.Client.StateChanges(Token).FirstAsync(static change => change.State == ClientState.Paused, Token);
        Assert.Equal(StreamingError.LimitExceeded, paused.Cause!.Error);
        await test.PublishAsync();
        test.PubSub.Faults.UseUpAllocation(isUsedUp: false);
        Assert.True(await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task Throws_the_first_failure_of_a_server_that_is_not_there()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PubSub.DisposeAsync();
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<LowInk>(cancellationToken: Token).FirstAsync(Token));
        Assert.Equal((StreamingError.Transport, true), (failure.Error, failure.IsTransient));
    }

    [Fact(Timeout = Limit)]
    public async Task Throws_for_a_server_without_the_api()
    {
        await using var test = await PubSubOrg.StartAsync();
        // The org's own address serves CometD over HTTP/1.1.
        await using var client = test.MakeClient(options => options.Endpoint = test.Org.Url);
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await client.Events<LowInk>(cancellationToken: Token).FirstAsync(Token));
        Assert.Contains(failure.Error, new[] { StreamingError.Transport, StreamingError.Protocol });
    }

    [Fact(Timeout = Limit)]
    public async Task Reports_a_gap_if_the_stream_is_lost_before_the_first_event()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Deliveries<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.EndStreams();
        await test.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, 2, Token);
        await test.WaitForStreamsAsync(1);
        await test.PublishAsync();
        Assert.True(await first);
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, events.Current.Gap!.Cause);
    }

    [Fact(Timeout = Limit)]
    public async Task Replays_instead_if_the_program_wants_no_gap()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = await test.Client.SubscribeAsync<LowInk>(new EventsOptions { From = ReplayFrom.LatestWithoutGap }, Token);
        test.PubSub.Faults.AbortConnections();
        await test.PublishAsync();
        var first = await events.Deliveries(Token).FirstAsync(Token);
        Assert.Equal((1.0, null), (first.Event.InkPercentage, first.Gap));
    }

    [Fact(Timeout = Limit)]
    public async Task Recovers_from_a_stream_that_sends_nothing()
    {
        await using var test = await PubSubOrg.StartAsync(configureClient: static options => options.SilenceTimeout = TimeSpan.FromMilliseconds(500));
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAsync();
        Assert.True(await first);
        test.PubSub.Faults.Silence();
        await test.PublishAsync();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(2, events.Current.InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task Recovers_from_a_frozen_connection()
    {
        await using var test = await PubSubOrg.StartAsync(configureClient: static options => options.SilenceTimeout = TimeSpan.FromMilliseconds(500));
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAsync();
        Assert.True(await first);
        using (test.PubSub.Faults.FreezeConnections())
        {
            await test.PublishAsync();
            _ = await test.Client.StateChanges(Token).FirstAsync(static change => change.State is ClientState.Paused or ClientState.Recovering, Token);
        }

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(2, events.Current.InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task A_stream_on_a_quiet_channel_is_connected_when_the_server_has_accepted_it()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        var states = StatesAsync(test.Client, ClientState.Connected);
        test.PubSub.Faults.AbortConnections();
        Assert.Equal(ClientState.Connected, (await states)[^1]);
        await test.PublishAsync();
        Assert.True(await first);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_whose_only_stream_was_refused_is_not_connected_again()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.FailNext(PubSubRpc.Subscribe, "service.auth.error", times: 100);
        var states = StatesAsync(test.Client, ClientState.Stopped);
        test.PubSub.Faults.AbortConnections();
        await Assert.ThrowsAsync<StreamingException>(() => first);
        await test.Client.StopAsync(Token);
        Assert.DoesNotContain(ClientState.Connected, (await states).SkipWhile(static state => state == ClientState.Connected));
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_is_connected_again_by_a_later_stream()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.FailNext(PubSubRpc.Subscribe, "service.auth.error", times: 4);
        test.PubSub.Faults.AbortConnections();
        await Assert.ThrowsAsync<StreamingException>(() => first);
        Assert.NotEqual(ClientState.Connected, test.Client.State);
        await test.PublishAsync();
        Assert.NotNull(await test.Client.Events<LowInk>(new EventsOptions { From = ReplayFrom.Earliest }, Token).FirstAsync(Token));
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    [Fact(Timeout = Limit)]
    public async Task Repeats_its_start_if_a_replay_id_is_refused_that_it_has_not_sent()
    {
        await using var test = await PubSubOrg.StartAsync();
        test.PubSub.Faults.FailNextStream("subscription.fetch.replayid.corrupted");
        await test.PublishAsync();
        Assert.Equal(1, (await test.Client.Events<LowInk>(new EventsOptions { From = ReplayFrom.Earliest }, Token).FirstAsync(Token)).InkPercentage);
        Assert.Equal(2, test.PubSub.Calls.Count(PubSubRpc.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task Disposal_throws_from_a_running_enumeration()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        await test.Client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first);
    }

    [Fact(Timeout = Limit)]
    public async Task No_log_line_and_no_exception_contains_the_token()
    {
        var log = new LogLines();
        await using var test = await PubSubOrg.StartAsync();
        var token = test.Org.IssueAccessToken();
        await using var client = test.MakeClient(options =>
        {
            options.LoggerFactory = log;
            options.AccessTokens = new StaticToken(token, test.Org.Url, test.Org.OrganizationId);
        });
        await using var events = client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        test.PubSub.Faults.AbortConnections();
        await test.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, 2, Token);
        await test.WaitForStreamsAsync(1);
        test.PubSub.Faults.RevokeTokens(endStreams: true);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => first);
        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, line => line.Contains(token, StringComparison.Ordinal));
        Assert.DoesNotContain(token, failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Returns the states of the client after a loss, until it has a state again.</summary>
    private static async Task<List<ClientState>> StatesAsync(PubSubClient client, ClientState last)
    {
        var states = new List<ClientState>();
        await foreach (var change in client.StateChanges(Token))
        {
            states.Add(change.State);
            if (states.Count > 1 && change.State == last) break;
        }

        return states;
    }
}
