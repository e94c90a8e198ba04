using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// Events that arrive in other responses than that of a successful connect. The org has a test clock, so that a connect stays pending as long
/// as a test needs.
/// </summary>
public sealed class RidingEventsTests
{
    private const int Limit = 30_000;
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(3);

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("403::Unknown client", "none", 2)]
    [InlineData("500::Oops", "retry", 1)]
    [InlineData("500::Oops", null, 2)]
    public async Task Events_beside_a_failed_connect_are_taken_and_do_not_come_again(string error, string? reconnect, int handshakes)
    {
        await using var run = await StartAsync();
        run.Faults.Refuse(RequestKind.Connect, error, reconnect, 0, withEvents: true);
        await DelayNextConnectAsync(run);

        await run.PublishAsync(count: 2);
        _clock.Advance(OnItsWay);

        await run.RecoveredAsync(handshakes);
        await run.AssertRecoveredAsync(handshakes, logins: 1, mostRequests: 16);
        Assert.Equal(4 + 1, run.Test.Org.Deliveries);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_in_the_subscribe_reply_are_taken()
    {
        await using var run = await StartAsync();
        var alert = await run.Test.PublishAlertAsync();
        await DelayNextConnectAsync(run);
        await run.PublishAsync();

        var first = run.Test.Client.Events<Alert>(new() { From = ReplayFrom.Earliest }).FirstAsync(Token);
        Assert.Equal(alert, (await first).Text);
        await run.AssertNothingLostAsync();

        var reply = run.Exchanges.Snapshot(RequestKind.Subscribe)[^1];
        Assert.Equal(2, reply.Replies.Count(static message => message.TryGetProperty("data", out _)));
        _clock.Advance(OnItsWay);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
    }

    /// <summary>A backlog that is longer than the buffer may come with the reply itself, before the part of it that confirms the subscription.</summary>
    [Fact(Timeout = Limit)]
    public async Task Events_in_the_subscribe_reply_that_fill_the_buffer_are_all_taken()
    {
        using var server = new StagedServer("/meta/subscribe");
        await using var client = server.MakeClient();
        var options = new EventsOptions { From = ReplayFrom.Earliest, BufferBytes = 4096 };
        var taking = client.Events("/u/a", options, Token).TakeAsync(500, Token);
        (await server.NextAsync("/meta/subscribe")).Agree([.. Enumerable.Range(1, 500).Select(static id => StagedRequest.Event("/u/a", id))]);
        Assert.Equal(Enumerable.Range(1, 500).Select(static id => (long?)id), (await taking).Select(static message => message.ReplayId));
    }

    [Fact(Timeout = Limit)]
    public async Task Where_a_full_buffer_fails_what_fitted_is_taken_before_the_error()
    {
        using var server = new StagedServer("/meta/subscribe");
        await using var client = server.MakeClient();
        var options = new EventsOptions { From = ReplayFrom.Earliest, BufferBytes = 4096, OnFull = FullBufferHandling.Fail };
        var events = client.Events("/u/a", options, Token).GetAsyncEnumerator(Token);
        await using (events)
        {
            var first = events.MoveNextAsync();
            (await server.NextAsync("/meta/subscribe")).Agree([.. Enumerable.Range(1, 500).Select(static id => StagedRequest.Event("/u/a", id))]);
            Assert.True(await first);
            var ended = await Assert.ThrowsAsync<StreamingException>(async () => { while (await events.MoveNextAsync()) Assert.NotEqual(default, events.Current); });
            Assert.Equal(StreamingError.ConsumerTooSlow, ended.Error);
        }
    }

    /// <summary>An explicit subscription returns with its reply, which comes after the events that fill the buffer.</summary>
    [Fact(Timeout = Limit)]
    public async Task An_explicit_subscribe_whose_reply_stands_after_more_than_fits_returns()
    {
        using var server = new StagedServer("/meta/subscribe");
        await using var client = server.MakeClient();
        var subscribing = client.SubscribeAsync("/u/a", new EventsOptions { From = ReplayFrom.Earliest, BufferBytes = 4096 }, Token).AsTask();
        (await server.NextAsync("/meta/subscribe")).Agree([.. Enumerable.Range(1, 500).Select(static id => StagedRequest.Event("/u/a", id))]);
        Assert.True((await subscribing).Successful);
        Assert.Equal(1, (await client.Events(Token).FirstAsync(Token)).ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_in_the_unsubscribe_reply_are_taken()
    {
        await using var run = await StartAsync();
        await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        await DelayNextConnectAsync(run);
        await run.PublishAsync();

        await run.Test.Client.UnsubscribeAsync(TestOrg.Alerts, Token);
        await run.AssertNothingLostAsync();

        var reply = run.Exchanges.Snapshot(RequestKind.Unsubscribe)[^1];
        Assert.Equal(1, reply.Replies.Count(static message => message.TryGetProperty("data", out _)));
        _clock.Advance(OnItsWay);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_in_the_answer_to_a_message_of_the_programs_own_are_taken()
    {
        await using var run = await StartAsync();
        await DelayNextConnectAsync(run);
        await run.PublishAsync();

        var answer = await run.Test.Client.SendAsync(
            new() { ["channel"] = "/meta/subscribe", ["subscription"] = TestOrg.Alerts }, Token);
        await run.AssertNothingLostAsync();

        Assert.Equal([TestOrg.Accounts, "/meta/subscribe"], answer.Select(static message => message.Channel).Order(StringComparer.Ordinal).Reverse());
        _clock.Advance(OnItsWay);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.Equal(1, run.Exchanges.Count(RequestKind.Handshake));
    }

    /// <summary>
    /// The answer of the connect contains an event and is cut, while the reply to a subscribe brings a later one. A client that resumed after
    /// the latest event that it has seen would lose the earlier one.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task The_cut_connect_while_a_subscribe_reply_carried_later_events()
    {
        await using var run = await StartAsync();
        var pause = TimeSpan.FromSeconds(1);
        run.Faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 64, pause);
        run.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);
        var lost = await run.Test.PublishAccountAsync();
        await _clock.TimerAsync(pause);
        var later = await run.Test.PublishAccountAsync();
        await using var alerts = await run.Test.Client.SubscribeAsync<Alert>(cancellationToken: Token);

        while (run.Exchanges.Count(RequestKind.Handshake) < 2)
        {
            var again = run.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
            if (await Task.WhenAny(_clock.TimerAsync(pause), again) != again) _clock.Advance(pause);
        }

        var last = await run.Test.PublishAccountAsync();
        var received = await run.Accounts.Deliveries(Token).TakeAsync(3, Token);
        foreach (var delivery in received) delivery.Acknowledge();
        Assert.Equal([later, lost, last], received.Select(static delivery => delivery.Event.Id));
        Assert.True(received[1].ReplayId < received[0].ReplayId, "The lost one is older, and the later one is recognised when it comes again.");
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    private Task<FaultRun> StartAsync() => FaultRun.StartAsync(org => org.TimeProvider = _clock);

    /// <summary>Until the clock moves again, no connect is waiting and events queue up.</summary>
    private async Task DelayNextConnectAsync(FaultRun run)
    {
        run.Faults.Delay(RequestKind.Connect, OnItsWay);
        await run.PublishAsync();
        await _clock.TimerAsync(OnItsWay);
    }
}
