using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Lifetime;

/// <summary>The life of the client itself.</summary>
public sealed class StartAndStopTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Starts_at_the_same_time_share_one_attempt()
    {
        await using var test = await TestOrg.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => test.Client.StartAsync(Token)));
        await test.Client.StartAsync(Token);

        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_start_ends_its_own_wait_only()
    {
        var clock = new ManualTimeProvider();
        var delay = TimeSpan.FromSeconds(3);
        await using var test = await TestOrg.StartAsync(org => org.TimeProvider = clock);
        test.Org.Faults.Delay(RequestKind.Login, delay);
        using var cancel = new CancellationTokenSource();
        var impatient = test.Client.StartAsync(cancel.Token);
        var patient = test.Client.StartAsync(Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        await clock.TimerAsync(delay);
        clock.Advance(delay);
        await patient;
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_start_is_not_cached()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 502, "<html>bad gateway</html>");

        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        await test.Client.StartAsync(Token);

        Assert.Equal(StreamingError.Transport, failed.Error);
        Assert.Contains("502", failed.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_stopped_client_starts_again()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        await test.Client.StopAsync(Token);

        var first = test.Client.Events<AccountChange>(new() { From = ReplayFrom.Earliest }).FirstAsync(Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await first).Id);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_disposed_client_throws()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.DisposeAsync();
        await test.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Client.StartAsync(Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await test.Client.Events<AccountChange>().FirstAsync(Token));
        await test.Client.StopAsync(Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_never_started_stops_and_disposes_without_a_request()
    {
        await using var test = await TestOrg.StartAsync();

        await test.Client.StopAsync(Token);
        await test.Client.DisposeAsync();

        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Any));
    }

    [Fact(Timeout = Limit)]
    public async Task A_stop_inside_a_loop_ends_that_loop()
    {
        await using var test = await TestOrg.StartAsync();
        await test.PublishAccountAsync();
        await test.PublishAccountAsync();
        var taken = 0;

        await foreach (var _ in test.Client.Events<AccountChange>(new() { From = ReplayFrom.Earliest }, Token))
        {
            taken++;
            await test.Client.StopAsync(Token);
        }

        Assert.Equal(1, taken);
    }

    [Fact(Timeout = Limit)]
    public async Task A_run_that_still_says_goodbye_does_not_touch_the_next_one()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        test.Org.Faults.Delay(RequestKind.Disconnect, TimeSpan.FromMilliseconds(300));
        var stop = test.Client.StopAsync(Token);
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        Assert.True(await messages.MoveNextAsync());
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);

        await stop;

        Assert.Equal(ClientState.Connected, test.Client.State);
        var id = await test.PublishAccountAsync();
        do Assert.True(await messages.MoveNextAsync());
        while (messages.Current.Channel != TestOrg.Accounts);
        Assert.Contains(id, messages.Current.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_stop_during_the_start_ends_both()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Delay(RequestKind.Login, TimeSpan.FromMinutes(5));
        var start = test.Client.StartAsync(Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Login, 1, Token);

        await test.Client.StopAsync(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
    }

    [Fact(Timeout = Limit)]
    public async Task A_stop_does_not_wait_long_for_a_server_that_does_not_answer()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.DropConnection(RequestKind.Disconnect, DropPoint.BeforeHeaders);

        await test.Client.StopAsync(Token);

        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Disconnect));
    }
}
