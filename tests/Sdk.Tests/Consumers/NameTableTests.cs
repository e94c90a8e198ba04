using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>Names cost nothing when they are not used, and their remaining events are kept for a limited time only.</summary>
public sealed class NameTableTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;

    public NameTableTests() => _bench = new Workbench(_store, _time);

    [Fact]
    public async Task A_name_of_which_nothing_is_left_is_forgotten()
    {
        await using (var consumer = await _bench.OpenAsync())
        {
            _bench.Deliver(1);
            await consumer.FinishAsync();
            Assert.Equal(1, _bench.Names.Count);
        }

        Assert.Equal((0, 0), (_bench.Names.Count, _store.Open));
        Assert.Equal([null, 1], _store.SavedIds);
    }

    [Fact]
    public async Task What_was_left_is_given_up_after_ten_minutes_and_its_position_is_saved()
    {
        var (consumer, one) = await LeaveAsync();
        consumer.Acknowledge(one);
        Assert.Equal(1, _bench.Names.Count);
        _time.Advance(RemainingEvents.KeptFor - TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1), (_bench.Names.Count, _store.Open));

        _time.Advance(TimeSpan.FromSeconds(1));

        await _store.WhenNoneIsOpenAsync();
        Assert.Equal(1, _store.Saved[^1].ReplayId);
    }

    [Fact]
    public async Task What_was_given_up_can_no_longer_be_acknowledged_and_comes_again()
    {
        var (consumer, one) = await LeaveAsync();
        _time.Advance(RemainingEvents.KeptFor);
        await _store.WhenNoneIsOpenAsync();
        var refused = Assert.Throws<InvalidOperationException>(() => consumer.Acknowledge(one));
        Assert.Contains("its enumeration ended more than 10 minutes ago", refused.Message, StringComparison.Ordinal);

        await using var again = await _bench.OpenAsync();
        Assert.Equal(-2, _bench.Asked);
        _bench.Deliver(1, 4);
        Assert.Equal([1, 4], await again.TakeAsync(2));
    }

    /// <summary>Its place is not known: the store has only the time of its confirmation.</summary>
    [Fact]
    public async Task Where_nothing_was_acknowledged_before_it_was_given_up_the_next_one_hears_of_a_gap()
    {
        var options = Workbench.Patient(static options => options.From = ReplayFrom.Stored(orElse: ReplayFrom.Latest));
        await using (var first = await _bench.OpenAsync(options))
        {
            _bench.Deliver(1, 4);
            await first.TakeAsync();
        }

        _time.Advance(RemainingEvents.KeptFor);
        await _store.WhenNoneIsOpenAsync();
        Assert.Equal([null], _store.SavedIds.Distinct());

        await using var again = await _bench.OpenAsync(options);
        Assert.Equal(-1, _bench.Asked);
        _bench.Deliver(10);
        Assert.Equal(10, await again.TakeAsync());
        Assert.Equal(
            new Gap { Cause = GapCause.RestartedBeforeFirstEvent, Channel = Workbench.Channel, From = Tables.Noon, To = _time.GetUtcNow() },
            again.Gap);
    }

    [Fact]
    public async Task Who_comes_back_in_time_goes_on_with_what_was_left()
    {
        await LeaveAsync();
        _time.Advance(RemainingEvents.KeptFor - TimeSpan.FromSeconds(1));
        await using var again = await _bench.OpenAsync();
        Assert.Equal(4, _bench.Asked);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([1, 4], await again.TakeAsync(2));
    }

    /// <summary>20 names with more than 4 MiB each, from which nobody takes events any more.</summary>
    [Fact]
    public async Task Beyond_64_MiB_the_oldest_are_given_up_at_once()
    {
        var data = $"\"{new string('x', 4 * 1024 * 1024)}\"";
        for (var name = 0; name < 20; name++)
        {
            await using var consumer = await _bench.OpenAsync(Workbench.Patient(options => (options.Name, options.From) = ($"n{name}", ReplayFrom.After(name))));
            _bench.Table.DeliverMessage(Frames.Event(Workbench.Channel, name + 1, data));
            await consumer.TakeAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(_bench.Names.Count, 1, 16);
        await using (await _bench.OpenAsync(Workbench.Patient(static options => options.Name = "n19"))) Assert.Equal(20, _bench.Asked);
        await using (await _bench.OpenAsync(Workbench.Patient(static options => options.Name = "n0"))) Assert.Equal(-2, _bench.Asked);
    }

    [Fact]
    public async Task Two_filters_of_one_topic_share_neither_events_nor_a_name()
    {
        await using (var first = await _bench.OpenAsync(Filtered("1")))
        {
            _bench.Table.Deliver("/topic/A?x=1", 7);
            await first.TakeAsync();
        }

        await using var second = await _bench.OpenAsync(Filtered("2"));
        _bench.Table.Deliver("/topic/A?x=2", 10);
        Assert.Equal(10, await second.TakeAsync());
    }

    private static EventsOptions Filtered(string value) => Workbench.Patient(options => options.Channel = $"/topic/A?x={value}");

    /// <summary>Returns an ended consumer that had taken one event and not the other.</summary>
    private async Task<(QueueReader<BayeuxMessage> Consumer, TakenEntry<BayeuxMessage> Taken)> LeaveAsync()
    {
        var consumer = await _bench.OpenAsync();
        _bench.Deliver(1, 4);
        var taken = await consumer.TakeOutAsync();
        await consumer.DisposeAsync();
        return (consumer, taken);
    }
}
