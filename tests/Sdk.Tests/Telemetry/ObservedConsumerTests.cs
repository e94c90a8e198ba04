using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>The values of consumers that metrics observe: lag, queue, unacknowledged events, position.</summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class ObservedConsumerTests
{
    private const int Limit = 30_000;
    private const string Client = "observed";
    private const string Default = "channel=/topic/AccountUpdates consumer=default";

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_program_that_stops_taking_has_a_lag_that_grows_and_a_queue()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await PublishTogetherAsync(test, 2);
        await using var events = accounts.Deliveries(Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());

        var before = meters.Collect();
        _clock.Advance(TimeSpan.FromSeconds(90));
        var after = meters.Collect();

        Assert.Equal((0, 90), (before[$"consumers.lag {Default}"], after[$"consumers.lag {Default}"]));
        Assert.Equal((0, 90), (before[$"unacknowledged.age {Default}"], after[$"unacknowledged.age {Default}"]));
        Assert.Equal(1, after[$"queue.events {Default}"]);
        Assert.True(after[$"queue.bytes {Default}"] > 0);
        Assert.Equal(90 / TimeSpan.FromHours(24).TotalSeconds, after[$"positions.age {Default}"] - before[$"positions.age {Default}"], precision: 9);
    }

    /// <summary>The negative control: the lag of a program that keeps up does not grow with the time without events.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_program_that_keeps_up_has_none()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await PublishTogetherAsync(test, 2);
        await accounts.TakeAsync(2, Token);

        _clock.Advance(TimeSpan.FromSeconds(90));
        var values = meters.Collect();

        Assert.Equal(0, values[$"consumers.lag {Default}"]);
        Assert.Equal((0, 0), (values[$"queue.events {Default}"], values[$"queue.bytes {Default}"]));
        Assert.DoesNotContain($"unacknowledged.age {Default}", values.Keys);
        Assert.Equal(90 / TimeSpan.FromHours(24).TotalSeconds, values[$"positions.age {Default}"], precision: 9);
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_that_comes_late_has_the_lag_that_it_had_when_it_was_read()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        using (test.Org.HoldDeliveries())
        {
            await test.PublishAccountAsync();
            _clock.Advance(TimeSpan.FromSeconds(30));
        }

        await accounts.NextAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(30, meters.Collect()[$"consumers.lag {Default}"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Each_consumer_has_its_own_series_and_ephemeral_ones_share_one_without_a_position()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await using var copies = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "copy" }, Token);
        await using var one = await test.Client.SubscribeAsync<AccountChange>(new() { IsEphemeral = true }, Token);
        await using var other = await test.Client.SubscribeAsync<AccountChange>(new() { IsEphemeral = true }, Token);
        await PublishTogetherAsync(test, 3);
        await accounts.NextAsync(Token);
        await copies.TakeAsync(3, Token);
        Assert.Single(await one.Deliveries(Token).TakeAsync(1, Token));
        Assert.Single(await other.Deliveries(Token).TakeAsync(1, Token));

        var values = meters.Collect();

        var ephemeral = Default.Replace("default", "(ephemeral)", StringComparison.Ordinal);
        var copy = Default.Replace("default", "copy", StringComparison.Ordinal);
        Assert.Equal((2, 0, 4), (values[$"queue.events {Default}"], values[$"queue.events {copy}"], values[$"queue.events {ephemeral}"]));
        Assert.Equal((3, 3, 6), (values[$"used.events {Default}"], values[$"used.events {copy}"], values[$"used.events {ephemeral}"]));
        Assert.Equal(3, values["received.events channel=/topic/AccountUpdates"]);
        Assert.Contains($"positions.age {copy}", values.Keys);
        Assert.DoesNotContain($"positions.age {ephemeral}", values.Keys);
    }

    [Fact(Timeout = Limit)]
    public async Task A_consumer_that_has_ended_keeps_its_counts_only_and_a_disposed_client_has_nothing()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using (var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token))
        {
            await PublishTogetherAsync(test, 1);
            await accounts.NextAsync(Token);
        }

        var ended = meters.Collect();
        await test.Client.DisposeAsync();
        var disposed = meters.Collect();

        Assert.Equal(1, ended[$"used.events {Default}"]);
        Assert.DoesNotContain(ended.Keys, static series => series.StartsWith("queue.", StringComparison.Ordinal));
        Assert.DoesNotContain($"used.events {Default}", disposed.Keys);
        Assert.DoesNotContain(disposed.Keys, static series => series.StartsWith("allocation.", StringComparison.Ordinal));
    }

    private Task<TestOrg> StartAsync() => TestOrg.StartAsync(
        options => options.TimeProvider = _clock,
        (options, _) => (options.Name, options.TimeProvider) = (Client, _clock));

    /// <summary>Publishes accounts that come in one response, so that all are queued when the first one can be taken.</summary>
    private static async Task PublishTogetherAsync(TestOrg test, int count)
    {
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        using (test.Org.HoldDeliveries())
            for (var i = 0; i < count; i++) await test.PublishAccountAsync();
    }
}
