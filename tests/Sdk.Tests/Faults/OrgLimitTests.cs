using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>Limits that the org counts by itself, and an org that moves.</summary>
public sealed class OrgLimitTests
{
    private const int Limit = 30_000;

    /// <summary>The clock of a client whose pauses the test lets pass.</summary>
    private readonly ManualTimeProvider _pauses = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_client_that_stops_frees_its_place_for_the_next()
    {
        await using var test = await TestOrg.StartAsync(org => org.MaxConcurrentClients = 1);
        await using var second = test.MakeClient();
        await test.Client.StartAsync(Token);
        var refused = await Assert.ThrowsAsync<StreamingException>(() => second.StartAsync(Token));
        Assert.Equal(StreamingError.LimitExceeded, refused.Error);
        Assert.Equal("403::Organization concurrent user limit exceeded", refused.ServerText);

        await test.Client.StopAsync(Token);
        await second.StartAsync(Token);

        Assert.Equal(1, test.Org.SessionCount);
    }

    /// <summary>The session of a cut poll whose disconnect was lost as well stays at the org until its window ends, and uses the only slot.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_place_that_a_lost_session_still_holds_is_waited_for()
    {
        var clock = new ManualTimeProvider();
        var window = TimeSpan.FromSeconds(40);
        await using var run = await FaultRun.StartAsync(
            org => (org.TimeProvider, org.MaxConcurrentClients, org.SessionWindow) = (clock, 1, window), (options, _) => options.TimeProvider = _pauses);
        run.Faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);
        run.Faults.AnswerHttp(RequestKind.Disconnect, 503);

        await run.PublishAsync(count: 2);

        // The third one comes after the second one was refused.
        await PassPausesAsync(run.Exchanges.WaitForAsync(RequestKind.Handshake, 3, Token));
        clock.Advance(window);
        await PassPausesAsync(run.AssertNothingLostAsync());

        Assert.InRange(run.Exchanges.Count(RequestKind.Handshake), 3, 30);
        Assert.Equal(1, run.Exchanges.Count(RequestKind.Login));
        Assert.Equal(1, run.Test.Org.SessionCount);
    }

    [Fact(Timeout = Limit)]
    public async Task Used_up_deliveries_pause_the_client_and_nothing_is_lost()
    {
        await using var run = await FaultRun.StartAsync(org => org.MaxDeliveries = 3);
        await run.PublishAsync(count: 2);
        await run.AssertNothingLostAsync();

        await foreach (var change in run.Test.Client.StateChanges(Token))
        {
            if (change is { State: ClientState.Paused, Cause.Error: StreamingError.LimitExceeded }) break;
        }

        Assert.Equal(3, run.Test.Org.Deliveries);
        Assert.Equal(1, run.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_new_instance_after_a_renewal_is_honoured()
    {
        await using var moved = await SimulatedOrg.StartAsync(new() { RequireAuthentication = false }, Token);
        moved.AddPushTopic("AccountUpdates");
        await using var run = await FaultRun.StartAsync();
        await PublishAsync(moved, "had");
        await PublishAsync(moved, "new");
        run.Faults.MoveInstance(moved.Url);

        run.Faults.RevokeTokens();
        var account = await run.Accounts.NextAsync(Token);

        Assert.Equal("new", account.Id);
        await moved.WaitForHeldConnectsAsync(1, Token);
        var token = run.Exchanges.Snapshot(RequestKind.Login)[1].Replies[0].GetProperty("access_token").GetString();
        Assert.All(moved.Exchanges.Snapshot(), exchange => Assert.Equal($"Bearer {token}", exchange.Authorization));
        Assert.Equal(1, moved.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(1, run.Exchanges.Count(RequestKind.Handshake));
        Assert.DoesNotContain(run.Exchanges.Snapshot(), exchange => exchange.Authorization == $"Bearer {token}");
    }

    /// <summary>Lets the client's pauses pass, one after the other. They are its only timers of 100 ms and less.</summary>
    private async Task PassPausesAsync(Task until)
    {
        var longest = TimeSpan.FromMilliseconds(100);
        while (await Task.WhenAny(until, _pauses.TimerAsync(delay => delay > TimeSpan.Zero && delay <= longest)) != until) _pauses.Advance(longest);
        await until;
    }

    private static ValueTask<long> PublishAsync(SimulatedOrg org, string id) =>
        org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = id }, Token);
}
