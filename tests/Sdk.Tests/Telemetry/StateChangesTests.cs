using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>The states of a client that a program sees.</summary>
public sealed class StateChangesTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Start_loss_pause_recovery_and_stop_are_told_in_order()
    {
        await using var test = await TestOrg.StartAsync();
        var watching = WatchAsync(test.Client);
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 503);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 3, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await test.Client.StopAsync(Token);
        Assert.Equal(ClientState.Stopped, test.Client.State);
        await test.Client.DisposeAsync();

        var changes = await watching;
        Assert.Equal("Stopped Connecting Connected Recovering Paused Recovering Connected Stopping Stopped", States(changes));
        AssertEachFollowsTheOneBefore(changes);
        Assert.Equal(StreamingError.Protocol, changes[3].Cause?.Error);
        Assert.Contains("503", changes[4].Cause?.Message, StringComparison.Ordinal);
        Assert.InRange(changes[4].Delay!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));
        Assert.All(changes, static change => Assert.Equal(change.State == ClientState.Paused, change.Delay is not null));
        Assert.All(changes, static change => Assert.Equal(
            change.State is ClientState.Recovering or ClientState.Paused, change.Cause is not null));
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_start_and_a_failed_recovery_are_faults_with_their_cause()
    {
        await using var test = await TestOrg.StartAsync();
        var watching = WatchAsync(test.Client);
        test.Org.Faults.AnswerHttp(RequestKind.Login, 500);
        await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.AnswerHttp(RequestKind.Login, 400, """{"error":"invalid_grant"}""");
        test.Org.Faults.RevokeTokens();
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await accounts.NextAsync(Token));
        await test.Client.DisposeAsync();

        var changes = await watching;
        Assert.Equal("Stopped Connecting Faulted Connecting Connected Recovering Faulted", States(changes));
        AssertEachFollowsTheOneBefore(changes);
        Assert.Equal(StreamingError.LoginFailed, changes[2].Cause?.Error);
        Assert.Equal(StreamingError.AuthenticationRejected, changes[5].Cause?.Error);
        Assert.Equal(StreamingError.LoginRefused, changes[6].Cause?.Error);
        Assert.Equal(ended, changes[6].Cause);
    }

    [Fact(Timeout = Limit)]
    public async Task The_last_cause_stays_after_the_recovery_and_is_not_there_before()
    {
        await using var test = await TestOrg.StartAsync();
        var watching = WatchAsync(test.Client);
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.Null(test.Client.LastStateChange.LastCause);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        var last = test.Client.LastStateChange;
        await test.Client.DisposeAsync();

        Assert.Equal((ClientState.Connected, null, StreamingError.Protocol), (last.State, last.Cause, last.LastCause?.Error));
        var changes = await watching;
        Assert.Equal("Stopped Connecting Connected Recovering Connected Stopping Stopped", States(changes));
        Assert.Equal([null, null, null, last.LastCause, last.LastCause, last.LastCause, last.LastCause], changes.Select(static change => change.LastCause));
    }

    [Fact(Timeout = Limit)]
    public async Task A_second_failure_of_one_recovery_is_the_last_cause()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 503);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 3, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        Assert.Contains("503", test.Client.LastStateChange.LastCause?.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Who_comes_later_starts_at_the_present()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        var first = await test.Client.StateChanges(Token).FirstAsync(Token);

        Assert.Equal((ClientState.Connected, ClientState.Connected), (first.Previous, first.State));
    }

    [Fact(Timeout = Limit)]
    public async Task Two_watchers_see_the_same_and_one_that_leaves_costs_the_other_nothing()
    {
        await using var test = await TestOrg.StartAsync();
        var all = WatchAsync(test.Client);
        await foreach (var _ in test.Client.StateChanges(Token)) break;
        await test.Client.StartAsync(Token);
        await test.Client.DisposeAsync();

        Assert.Equal("Stopped Connecting Connected Stopping Stopped", States(await all));
    }

    private static string States(IEnumerable<StateChange> changes) => string.Join(' ', changes.Select(static change => change.State));

    private static void AssertEachFollowsTheOneBefore(List<StateChange> changes)
    {
        foreach (var (earlier, later) in changes.Zip(changes.Skip(1)))
        {
            Assert.Equal(earlier.State, later.Previous);
            Assert.True(earlier.At <= later.At, $"{later} is older than {earlier}.");
        }
    }

    /// <summary>Runs up to its first wait at once, so that it sees every change after the call.</summary>
    private static async Task<List<StateChange>> WatchAsync(StreamingClient client)
    {
        var changes = new List<StateChange>();
        await foreach (var change in client.StateChanges(Token)) changes.Add(change);
        return changes;
    }
}
