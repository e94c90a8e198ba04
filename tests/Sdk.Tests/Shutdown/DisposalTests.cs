using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Shutdown;

/// <summary>A client may be disposed in every state. Its clock does not move, so a disposal that waits for time never ends.</summary>
public sealed class DisposalTests
{
    private const int Limit = 30_000;
    private static readonly TimeSpan DisconnectBudget = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Never_started()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
        Assert.Equal(0, watched.Org.Exchanges.Count(RequestKind.Any));
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Login)]
    [InlineData(RequestKind.Versions)]
    [InlineData(RequestKind.Handshake)]
    public async Task Starting(RequestKind hanging)
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        watched.Org.Faults.Delay(hanging, TimeSpan.FromHours(1));
        var start = watched.Client.StartAsync(Token);
        await watched.Org.Exchanges.WaitForAsync(hanging, 1, Token);

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => start);
        Assert.Equal(0, watched.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task Connected()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
        Assert.Equal(1, watched.Org.Exchanges.Count(RequestKind.Disconnect));
        Assert.Equal(ClientState.Stopped, watched.Client.State);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Unsubscribe)]
    public async Task Connected_with_a_channel_request_under_way(RequestKind hanging)
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();
        watched.Org.Faults.Delay(hanging, TimeSpan.FromHours(1));
        if (hanging == RequestKind.Unsubscribe) await watched.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        var waiting = AskAsync(watched.Client, hanging);
        await watched.Org.Exchanges.WaitForAsync(hanging, 1, Token);

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (hanging == RequestKind.Subscribe) await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Versions)]
    [InlineData(RequestKind.Login)]
    public async Task Recovering(RequestKind hanging)
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();
        watched.Org.Faults.Delay(hanging, TimeSpan.FromHours(1));
        if (hanging == RequestKind.Login) watched.Org.Faults.RevokeTokens();
        watched.Org.Faults.ExpireSessions();
        await watched.Org.Exchanges.WaitForAsync(hanging, 2, Token);

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
    }

    [Fact(Timeout = Limit)]
    public async Task Paused()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();
        watched.Org.Faults.AnswerHttp(RequestKind.Handshake, 503);
        watched.Org.Faults.ExpireSessions();
        await watched.Client.StateChanges(Token).FirstAsync(static change => change.State == ClientState.Paused, Token);

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
        Assert.Equal(0, watched.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task Stopping()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();
        watched.Org.Faults.Delay(RequestKind.Disconnect, TimeSpan.FromHours(1));
        var stop = watched.Client.StopAsync(Token);
        await watched.Org.Exchanges.WaitForAsync(RequestKind.Disconnect, 1, Token);

        var disposal = watched.Client.DisposeAsync().AsTask();
        await watched.Clock.TimerAsync(DisconnectBudget);
        await watched.WhenInFlightAsync(1);
        watched.Clock.Advance(DisconnectBudget);

        await Task.WhenAll(stop, disposal);
        watched.AssertNothingLeft(sessions: 1);
        Assert.Equal(1, watched.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task Stopped()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();
        await watched.Client.StopAsync(Token);
        watched.AssertNothingLeft();

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
        Assert.Equal(1, watched.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task Faulted_at_the_start()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        watched.Org.Faults.AnswerHttp(RequestKind.Handshake, 503);
        await Assert.ThrowsAsync<StreamingException>(() => watched.Client.StartAsync(Token));

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
    }

    [Fact(Timeout = Limit)]
    public async Task Faulted_later()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await using var accounts = await watched.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await watched.Org.WaitForHeldConnectsAsync(1, Token);
        watched.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "400::Unsupported API version");
        watched.Org.Faults.ExpireSessions();
        await Assert.ThrowsAsync<StreamingException>(async () => await accounts.NextAsync(Token));

        await watched.Client.DisposeAsync();

        watched.AssertNothingLeft();
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_that_does_not_answer_the_disconnect_costs_its_budget_and_no_more()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();
        watched.Org.Faults.Delay(RequestKind.Disconnect, TimeSpan.FromHours(1));
        var start = watched.Clock.GetTimestamp();

        var disposal = watched.Client.DisposeAsync().AsTask();
        await watched.Org.Exchanges.WaitForAsync(RequestKind.Disconnect, 1, Token);
        await watched.WhenInFlightAsync(1);
        watched.Clock.Advance(DisconnectBudget - TimeSpan.FromMilliseconds(1));
        Assert.False(disposal.IsCompleted);
        watched.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await disposal;

        Assert.Equal(DisconnectBudget, watched.Clock.GetElapsedTime(start));
        watched.AssertNothingLeft(sessions: 1);
    }

    /// <summary>The negative control: a client that is not disposed leaves all of it.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_client_that_lives_is_noticed()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        await watched.ConnectAsync();

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => watched.AssertNothingLeft());
        Assert.NotEqual(0, watched.Clock.TimerCount);
        Assert.Equal(1, watched.Org.SessionCount);
    }

    [Fact(Timeout = Limit)]
    public async Task Many_lives_of_one_client_leave_nothing()
    {
        await using var watched = await ClientUnderWatch.StartOrgAsync();
        for (var life = 0; life < 4; life++)
        {
            await watched.ConnectAsync();
            await watched.Client.StopAsync(Token);
            watched.AssertNothingLeft();
        }

        Assert.Equal(4, watched.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    private static async Task AskAsync(StreamingClient client, RequestKind kind)
    {
        if (kind == RequestKind.Subscribe) await client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        else await client.UnsubscribeAsync(TestOrg.Accounts, Token);
    }
}
