using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>An acknowledgement reaches the store in time, and a save of unknown outcome costs no event.</summary>
public sealed class NamedConsumerSavingTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedStore _store;
    private readonly Workbench _bench;

    public NamedConsumerSavingTests() => (_store, _bench) = Make(null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_acknowledgement_is_saved_after_the_interval_of_the_options(bool isDelivery)
    {
        await using var consumer = await _bench.OpenAsync(Workbench.Patient(static options => options.SaveInterval = Interval));
        _bench.Deliver(1);
        Assert.False(_time.TimerAsync(Interval).IsCompleted);
        if (isDelivery) consumer.Acknowledge(await consumer.TakeOutAsync());
        else await consumer.FinishAsync();
        Assert.True(_time.TimerAsync(Interval).IsCompleted);
        await AdvanceUntilSavedAsync(1);
    }

    [Fact(Timeout = 30_000)]
    public async Task As_many_acknowledgements_as_the_options_say_are_saved_without_the_interval()
    {
        await using var consumer = await _bench.OpenAsync(Workbench.Patient(static options => options.SaveCount = 2));
        _bench.Deliver(1, 4);
        consumer.Acknowledge(await consumer.TakeOutAsync());
        await consumer.FinishAsync();
        await _store.WhenSavedAsync(4);
    }

    [Fact]
    public async Task A_second_acknowledgement_of_a_delivery_is_nothing_to_save()
    {
        await using var consumer = await _bench.OpenAsync();
        _bench.Deliver(1, 4);
        var one = await consumer.TakeOutAsync();
        consumer.Acknowledge(one);
        await _bench.Names.FlushAsync();
        consumer.Acknowledge(one);
        await _bench.Names.FlushAsync();
        Assert.Equal([null, 1], _store.SavedIds);
    }

    /// <summary>The store saved the position, but its response was lost.</summary>
    [Fact]
    public async Task What_was_left_is_kept_if_the_stored_position_is_the_one_of_the_save_that_failed()
    {
        var forgetful = new ForgetfulStore();
        var (_, bench) = Make(forgetful);
        var first = await bench.OpenAsync();
        bench.Deliver(1, 4, 7);
        await first.FinishAsync();
        await first.TakeAsync();
        forgetful.Fails = true;
        Assert.Equal(StreamingError.PositionStore, (await Assert.ThrowsAsync<StreamingException>(async () => await first.DisposeAsync())).Error);
        forgetful.Fails = false;

        await using var second = await bench.OpenAsync();

        Assert.Equal(7, bench.Asked);
        Assert.Equal([4, 7], await second.TakeAsync(2));
    }

    [Fact]
    public async Task A_consumer_hears_of_a_save_that_failed_before_it_could_listen()
    {
        var named = new NamedConsumer(Workbench.Channel, "default", _time);
        Assert.True(named.TryEnter());
        Assert.False(named.TryEnter());
        var saving = new SavingSchedule(Interval, 100, Workbench.StoreTimeout);
        await named.OpenAsync(_store, new ReplayKey("00D", Workbench.Channel, "default"), Workbench.Instance, saving, Token);
        _store.Saving = static _ => throw new IOException("disk full");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => named.SaveAnchorAsync(Tables.Noon));
        var heard = new List<StreamingException>();

        named.OnFailure(heard.Add);

        Assert.Same(failure, Assert.Single(heard));
        Assert.Same(failure, await Assert.ThrowsAsync<StreamingException>(named.LeaveAsync));
        Assert.Equal((false, false), (named.IsActive, named.IsLost));
    }

    [Fact]
    public async Task A_consumer_without_a_position_is_stored_with_the_date_after_which_events_may_be_missing()
    {
        await OpenAndCloseAsync(ReplayFrom.Latest);
        await OpenAndCloseAsync(ReplayFrom.Earliest);
        Assert.Equal([Tables.Noon, ReplayPosition.Beginning], _store.Saved.Select(static saved => saved.At));

        async Task OpenAndCloseAsync(ReplayFrom start)
        {
            await using var consumer = await _bench.OpenAsync(Workbench.Patient(options => (options.Name, options.From) = ($"from {start}", ReplayFrom.Stored(orElse: start))));
        }
    }

    private async Task AdvanceUntilSavedAsync(long id)
    {
        _time.Advance(Interval);
        await _store.WhenSavedAsync(id);
    }

    private (ScriptedStore Store, Workbench Bench) Make(IReplayStore? positions)
    {
        var store = new ScriptedStore(_time, positions);
        return (store, new Workbench(store, _time));
    }

    /// <summary>A store that can fail after it has saved.</summary>
    private sealed class ForgetfulStore : IReplayStore
    {
        private readonly InMemoryReplayStore _positions = new();

        public bool Fails { get; set; }

        public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
            new Cursor(this, await _positions.OpenAsync(key, cancellationToken));

        private sealed class Cursor(ForgetfulStore store, IReplayCursor position) : IReplayCursor
        {
            public ReplayPosition? Position => position.Position;

            public async ValueTask SaveAsync(ReplayPosition reached, CancellationToken cancellationToken)
            {
                await position.SaveAsync(reached, cancellationToken);
                if (store.Fails) throw new IOException("the response was lost");
            }

            public ValueTask DisposeAsync() => position.DisposeAsync();
        }
    }
}
