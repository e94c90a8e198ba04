using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>A relay whose broker is away, or whose stream nobody reads.</summary>
public sealed class OutageTests
{
    private static readonly string A = Ids.In(0);
    private static readonly TimeSpan SecondPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ThirdPause = TimeSpan.FromSeconds(4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_relay_whose_broker_is_away_for_five_seconds_unsubscribes_says_so_and_goes_on_when_it_is_back()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        await test.StartWorkerAsync();
        var time = Clock();
        var relay = await test.StartRelayAsync(time: time);
        await test.ChangeAsync("1", A);
        await test.Journal.WaitForAsync("1");
        test.Broker.OnOpen = static _ => throw ScriptedBroker.Away();
        test.Broker.OnPublish = static _ => throw ScriptedBroker.Away();
        await test.ChangeAsync("2", A);
        await time.WaitForAsync(SecondPause);

        // The sum of the pauses before the relay gave up is at least five seconds; the last one is the first pause after that.
        Assert.InRange(time.Passed.SkipLast(1).Sum(static pause => pause.TotalSeconds), 5, 6.5);
        await test.Org.WaitForSubscribersAsync(Account.Channel, 0, Token);
        var entry = await RelayTest.HealthAsync(relay);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("The relay for the channel /data/AccountChangeEvent cannot publish events (Unavailable), and will try again.", entry.Description, StringComparison.Ordinal);
        await test.ChangeAsync("3", A);
        (test.Broker.OnOpen, test.Broker.OnPublish) = (null, null);
        await time.PassAsync(SecondPause);
        await test.Journal.WaitForAsync("3");
        Assert.Equal(["1", "2", "3"], test.Journal.Entries);
        await HealthyAsync(relay);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_relay_whose_broker_is_away_at_its_start_does_not_subscribe_and_is_healthy_again_without_an_event()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        test.Broker.OnOpen = static _ => throw ScriptedBroker.Away();
        var time = Clock();
        var relay = await test.StartRelayAsync(time: time);
        await time.WaitForAsync(SecondPause);
        Assert.Contains("cannot publish events (Unavailable)", (await RelayTest.HealthAsync(relay)).Description, StringComparison.Ordinal);
        Assert.Equal(0, test.Org.SessionCount);
        test.Broker.OnOpen = null;
        await time.PassAsync(SecondPause);
        await test.Org.WaitForSubscribersAsync(Account.Channel, 1, Token);
        await HealthyAsync(relay);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_relay_to_a_stream_that_nobody_reads_tries_again_after_growing_pauses_and_loses_nothing()
    {
        await using var test = await RelayTest.CreateAsync();
        var time = Clock();
        await test.ChangeAsync("1", A);
        var relay = await test.StartRelayAsync(time: time);
        await time.PassAsync(SecondPause);
        await time.WaitForAsync(ThirdPause);
        Assert.Contains("cannot publish events (NoGroup), and will try again.", (await RelayTest.HealthAsync(relay)).Description, StringComparison.Ordinal);
        Assert.Contains("No group reads the stream 'accounts'", test.Log.Text, StringComparison.Ordinal);
        await test.StartWorkerAsync();
        await time.PassAsync(ThirdPause);
        await test.Journal.WaitForAsync("1");
        await HealthyAsync(relay);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_opening_that_hangs_does_not_keep_the_subscription_open()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync();
        var time = new ScriptedTime(static due => due == TimeSpan.FromSeconds(0.1), static due => due > ThirdPause && due < TimeSpan.FromSeconds(5));
        await test.StartRelayAsync(time: time);
        await test.ChangeAsync("1", A);
        await test.Journal.WaitForAsync("1");
        test.Broker.OnOpen = static token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        test.Broker.OnPublish = static _ => throw ScriptedBroker.Away();
        await test.ChangeAsync("2", A);

        // The opening has the rest of the five seconds.
        await time.PassAsync(static due => due > ThirdPause && due < TimeSpan.FromSeconds(5));
        await test.Org.WaitForSubscribersAsync(Account.Channel, 0, Token);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_final_failure_of_the_broker_ends_the_relay_at_once_with_its_cause()
    {
        await using var test = await RelayTest.CreateAsync();
        test.Broker.OnOpen = static _ => throw ScriptedBroker.Away(BrokerError.Refused);
        var relay = await test.StartRelayAsync();
        await test.Log.WaitForAsync(300);
        var text = Assert.Single(test.Log.Entries, static entry => entry.Id.Id == 300).Text;
        Assert.StartsWith("The client 'default' has ended with a final error: The test says so. After you have corrected the cause, restart the application. See ", text, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await RelayTest.HealthAsync(relay)).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_that_is_not_confirmed_in_a_minute_is_published_again()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync();
        var minute = TimeSpan.FromSeconds(60);
        var time = new ScriptedTime(waits: due => due == minute);
        var published = new Journal();
        test.Broker.OnConfirm = _ =>
        {
            published.Add("published");
            return published.Entries.Count == 1 ? new TaskCompletionSource().Task : Task.CompletedTask;
        };
        await test.ChangeAsync("1", A);
        var relay = await test.StartRelayAsync(time: time);
        await published.WaitForAsync("published");

        // The client may have other timers of a minute, and the one of the confirmation may begin only now.
        var again = published.WaitForAsync("published", 2);
        while (!again.IsCompleted) await Task.WhenAny(again, time.PassAsync(minute));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(2, test.Broker.Stored.Count);
        Assert.Equal(1, test.Journal.Count("1"));
        await test.Broker.Journal.WaitForAsync("confirmed");
        await test.StopAsync(relay);
        Assert.Equal(2, test.Broker.Stored.Count);
    }

    /// <summary>A clock on which pauses of up to a second pass at once, and longer ones when the test says so.</summary>
    private static ScriptedTime Clock() => new(
        static due => due.TotalSeconds is 0.1 or 0.2 or 0.4 or 0.8 or 1, static due => due == SecondPause || due == ThirdPause);

    private static async Task HealthyAsync(IHost relay)
    {
        while ((await RelayTest.HealthAsync(relay)).Status != HealthStatus.Healthy) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
    }
}
