using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Consumers;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>What a program gets of a queue with gaps, copies and marks, and how the position passes what it does not get.</summary>
public sealed class QueueReaderTests
{
    private readonly Workbench _bench = new(new ScriptedStore());
    private readonly EventQueue<BayeuxMessage> _queue = new(sharesIds: false, "acme");
    private readonly List<Gap> _heard = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_program_does_not_get_is_passed_with_the_events_before_it(bool isMark)
    {
        var reader = Make();
        Put(Event(1), isMark ? Mark(2) : Copy(2), Event(3), isMark ? Mark(4) : Copy(4));
        Assert.Equal(1, await reader.FinishAsync());
        Assert.Equal(3, await reader.FinishAsync());
        Assert.Equal(3, _queue.Reached()?.ReplayId);
        var move = reader.MoveAsync(Token).AsTask();
        Assert.False(move.IsCompleted);
        Assert.Equal(isMark ? ((long?)null, (string?)"0004") : (4, null), (_queue.Reached()?.ReplayId, _queue.Reached()?.OpaqueId?.ToString()));
        Put(Event(5));
        Assert.True(await move);
        Assert.Equal(5, reader.Taken.Entry.Id);
    }

    [Fact]
    public async Task What_a_program_does_not_get_never_passes_an_unacknowledged_event()
    {
        var reader = Make();
        Put(Event(1), Copy(2), Event(3));
        Assert.Equal([1, 3], await reader.TakeAsync(2));
        Assert.Null(_queue.Reached());
        reader.Rewind();
        Assert.Equal([1, 3], await reader.TakeAsync(2));
    }

    [Fact]
    public async Task Only_a_plain_event_is_taken_without_a_further_look()
    {
        var reader = Make();
        Put(Event(1), Copy(2), Event(3), Event(4));
        Assert.True(reader.TryMovePlain());
        reader.AcknowledgeInHand();
        Assert.Equal(1, _queue.Reached()?.ReplayId);
        Assert.False(reader.TryMovePlain());
        Assert.False(reader.TryMovePlain());
        Assert.Equal(3, await reader.FinishAsync());
        Assert.True(reader.TryMovePlain());
        Assert.Equal(4, reader.Taken.Entry.Id);
        Assert.False(reader.TryMovePlain());
    }

    [Fact]
    public void Nothing_is_taken_without_a_further_look_when_the_client_stops()
    {
        var reader = Make();
        Put(Event(1), Event(2));
        _bench.IsStopped = true;
        Assert.False(reader.TryMovePlain());
        _bench.IsStopped = false;
        _queue.Complete(null, discard: true);
        Assert.False(reader.TryMovePlain());
    }

    [Fact]
    public async Task A_gap_comes_with_the_next_event_and_holds_no_position_back()
    {
        var reader = Make();
        Put(Event(1), Missing(10), Event(2));
        Assert.Equal(1, await reader.FinishAsync());
        Assert.Null(reader.Gap);
        Assert.Equal(2, await reader.FinishAsync());
        Assert.Equal(Date(10), reader.Gap?.To);
        Assert.Equal((2, 0), (_queue.Reached()?.ReplayId, _queue.OutCount));
    }

    [Fact]
    public async Task A_gap_after_which_no_event_came_is_reported_to_the_next_enumeration()
    {
        var reader = Make();
        Put(Missing(10));
        await GiveUpAsync(reader);
        reader.Rewind();
        Put(Event(2), Event(3));
        Assert.Equal(2, await reader.TakeAsync());
        Assert.Equal(Date(10), reader.Gap?.To);
        Assert.Equal(3, await reader.TakeAsync());
        Assert.Null(reader.Gap);
    }

    [Fact]
    public async Task Gaps_without_an_event_between_them_are_one_in_the_next_enumeration_too()
    {
        var reader = Make();
        Put(Missing(10), Missing(20), Missing(30));
        await GiveUpAsync(reader);
        reader.Rewind();
        Put(Event(2));
        Assert.Equal(2, await reader.FinishAsync());
        Assert.Equal((Date(9), Date(30)), (reader.Gap?.From, reader.Gap?.To));
        Assert.Equal((2, 0), (_queue.Reached()?.ReplayId, _queue.OutCount));
    }

    [Fact]
    public async Task A_gap_before_a_gap_event_comes_with_the_event_after_it()
    {
        var reader = Make();
        await using var deliveries = new DeliveryEnumeration<BayeuxMessage>(
            _ => Task.FromResult<QueueReader<BayeuxMessage>?>(reader), static _ => ValueTask.CompletedTask, Token);
        Put(Missing(10), GapEvent(2), Event(3));
        Assert.True(await deliveries.MoveNextAsync());
        Assert.Equal((true, GapCause.GapEvent, 2), (deliveries.Current.IsGapEvent, deliveries.Current.Gap?.Cause, deliveries.Current.ReplayId));
        deliveries.Current.Acknowledge();
        Assert.True(await deliveries.MoveNextAsync());
        Assert.Equal((false, Date(10), 3), (deliveries.Current.IsGapEvent, deliveries.Current.Gap?.To, deliveries.Current.ReplayId));
        deliveries.Current.Acknowledge();
        Assert.Equal(3, _queue.Reached()?.ReplayId);
    }

    [Fact]
    public async Task Each_gap_is_reported_to_a_callback_once_and_a_gap_event_is_not_given_too()
    {
        var reader = Make(listens: true);
        Put(Missing(10), GapEvent(2), Missing(20), Event(3), Event(4));
        Assert.Equal(3, await reader.FinishAsync());
        Assert.Equal([GapCause.InvalidReplayId, GapCause.GapEvent, GapCause.InvalidReplayId], _heard.Select(static gap => gap.Cause));
        Assert.Equal(Date(20), reader.Gap?.To);
        Assert.Equal(3, _queue.Reached()?.ReplayId);
        Assert.Equal(4, await reader.FinishAsync());
        Assert.Null(reader.Gap);
        Assert.Equal(3, _heard.Count);
    }

    [Fact]
    public async Task A_gap_event_that_the_callback_got_does_not_come_again()
    {
        var reader = Make(listens: true);
        Put(GapEvent(2));
        await GiveUpAsync(reader);
        Assert.Equal(2, _queue.Reached()?.ReplayId);
        reader.Rewind();
        Put(Event(3));
        Assert.Equal(3, await reader.TakeAsync());
        Assert.Single(_heard);
    }

    [Fact]
    public async Task A_gap_event_without_a_callback_is_an_exception_that_can_be_acknowledged()
    {
        var reader = Make();
        Put(GapEvent(2), Event(3));
        var events = new EventEnumeration<BayeuxMessage>(_ => Task.FromResult<QueueReader<BayeuxMessage>?>(reader), static _ => ValueTask.CompletedTask, Token);
        var thrown = await Assert.ThrowsAsync<GapEventException>(async () => await events.MoveNextAsync());
        Assert.Null(_queue.Reached());
        Assert.Equal(1, _queue.OutCount);
        thrown.Acknowledge();
        Assert.Equal(2, _queue.Reached()?.ReplayId);
    }

    private static QueueEntry<BayeuxMessage> Event(long id) => new() { Id = id, At = id };

    private static QueueEntry<BayeuxMessage> Copy(long id) => new() { Id = id, Details = new EntryDetails { IsCopy = true } };

    private static QueueEntry<BayeuxMessage> Mark(long id) => new()
    {
        Id = id,
        Details = new EntryDetails { IsMark = true, OpaqueId = new OpaqueReplayId([0, (byte)id]) },
    };

    private static QueueEntry<BayeuxMessage> GapEvent(long id) => new()
    {
        Id = id,
        Details = new EntryDetails { Gap = new Gap { Cause = GapCause.GapEvent, Channel = Workbench.Channel } },
    };

    private static QueueEntry<BayeuxMessage> Missing(int to) => new()
    {
        Id = QueueEntry<BayeuxMessage>.NoId,
        Details = new EntryDetails { Gap = new Gap { Cause = GapCause.InvalidReplayId, Channel = Workbench.Channel, From = Date(to - 1), To = Date(to) } },
    };

    private static DateTimeOffset Date(int day) => Tables.Noon.AddDays(day);

    private static async Task GiveUpAsync(QueueReader<BayeuxMessage> reader)
    {
        using var stop = new CancellationTokenSource();
        var move = reader.MoveAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => move);
    }

    private void Put(params QueueEntry<BayeuxMessage>[] entries)
    {
        foreach (var entry in entries) _queue.Append(entry);
        _queue.Publish(settled: long.MaxValue);
    }

    private QueueReader<BayeuxMessage> Make(bool listens = false)
    {
        var options = new EventsOptions();
        if (listens) options.OnGap = (gap, _) => { _heard.Add(gap); return ValueTask.CompletedTask; };
        var (start, place) = (new StartingPoint(ReplayFrom.Latest), new Place(false));
        var consumer = new JsonConsumer(Frames.Channel(Workbench.Channel), options, start, place, _queue, new ManualTimeProvider());
        var events = new RemainingEvents<BayeuxMessage>(Workbench.Channel, _queue, place);
        var metrics = new ClientMetrics(new ClientIdentity(""), TimeProvider.System);
        return new QueueReader<BayeuxMessage>(_bench, _bench.Names, null, consumer, events, NullLogger.Instance, metrics);
    }
}
