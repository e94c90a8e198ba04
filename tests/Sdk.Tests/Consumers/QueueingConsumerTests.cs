using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>What a consumer makes of an event, and when it has room for one.</summary>
public sealed class QueueingConsumerTests
{
    private const string X = "/u/x";

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void A_queue_that_is_exactly_full_has_room_only_for_a_program_that_has_taken_everything()
    {
        var consumer = Make(new EventsOptions { BufferBytes = 300 });
        Append(consumer, 100, 199);
        Assert.Equal((true, 1, 299), (consumer.HasRoom, consumer.FreeBytes, consumer.UnpublishedBytes));
        Append(consumer, 1);
        Assert.Equal((false, 0, false), (consumer.HasRoom, consumer.FreeBytes, consumer.IsAllTaken));
        consumer.Publish();
        Assert.Equal((false, 0, false), (consumer.HasRoom, consumer.UnpublishedBytes, consumer.IsDrained));
        while (consumer.Queue.TryTake(out _))
        {
        }

        Assert.Equal((true, 0, true, true), (consumer.HasRoom, consumer.FreeBytes, consumer.IsAllTaken, consumer.IsDrained));
        Append(consumer, 1);
        Assert.Equal((false, -1), (consumer.HasRoom, consumer.FreeBytes));
    }

    [Fact]
    public void There_is_room_again_when_at_least_one_byte_is_free()
    {
        var consumer = Make(new EventsOptions { BufferBytes = 200 });
        Append(consumer, 50, 1, 1, 198, 1);
        consumer.Publish();
        var signals = 0;
        consumer.WhenRoom(drained: false, () => signals++);
        foreach (var (expected, bytes) in (ReadOnlySpan<(int, long)>)[(0, 201), (0, 200), (1, 199)])
        {
            Acknowledge(consumer);
            Assert.Equal((expected, bytes), (signals, consumer.Queue.Bytes));
        }
    }

    [Theory]
    [InlineData(0L, 0L)]
    [InlineData(7L, 7L)]
    [InlineData(-1L, QueueEntry<BayeuxMessage>.NoId)]
    [InlineData(null, QueueEntry<BayeuxMessage>.NoId)]
    public void Every_kind_of_entry_has_the_id_of_its_event(long? id, long expected)
    {
        var consumer = Make();
        Assert.Equal(expected, ConsumerSteps.Receive(consumer, Frames.Event(X, id)).Id);
        consumer.Append(X, Frames.Oversize(X, id));
        AppendUnreadable(consumer, Frames.Event(X, id));
        consumer.Publish();
        Assert.Equal([expected, expected], new[] { Take(consumer).Id, Take(consumer).Id });
    }

    [Fact]
    public void The_age_is_that_of_the_newest_event_with_a_date_when_it_was_read()
    {
        var consumer = Make();
        Assert.Null(consumer.ReadAge);
        consumer.Publish();
        Assert.Null(consumer.ReadAge);
        var undated = ConsumerSteps.Receive(consumer, Frames.Event(X, 1));
        Assert.Equal((null, false, _time.GetUtcNow().UtcTicks), (consumer.ReadAge, undated.IsDated, undated.At));

        ConsumerSteps.Append(consumer, Dated(2, _time.GetUtcNow().AddSeconds(-9)));
        var dated = ConsumerSteps.Receive(consumer, Dated(3, _time.GetUtcNow().AddSeconds(-5)));
        Assert.Equal((TimeSpan.FromSeconds(5), 2, true), (consumer.ReadAge, dated.Id, dated.IsDated));

        _time.Advance(TimeSpan.FromHours(1));
        ConsumerSteps.Append(consumer, Frames.Event(X, 4));
        consumer.Publish();
        Assert.Equal(TimeSpan.FromSeconds(5), consumer.ReadAge);
    }

    [Fact]
    public void An_event_from_a_clock_that_is_ahead_has_no_negative_age()
    {
        var consumer = Make();
        ConsumerSteps.Receive(consumer, Dated(1, _time.GetUtcNow().AddSeconds(5)));
        Assert.Equal(TimeSpan.Zero, consumer.ReadAge);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "2026-05-04T09:12:33.208Z")]
    public void A_date_is_kept_as_the_server_wrote_it_for_a_store_that_needs_it(bool keeps, string? expected)
    {
        var consumer = Make(keepsRawDates: keeps);
        var received = ConsumerSteps.Receive(consumer, """{"channel":"/u/x","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41},"payload":1}}""");
        Assert.Equal(expected, received.Details?.RawCreatedDate);
        Assert.Null(ConsumerSteps.Receive(consumer, Frames.Event(X, 42)).Details);
    }

    [Fact]
    public void An_event_that_cannot_be_read_counts_its_data_and_its_message()
    {
        var consumer = Make();
        AppendUnreadable(consumer, Frames.Event(X, 1), payload: 0);
        AppendUnreadable(consumer, Frames.Event(X, 2), payload: 100_000);
        consumer.Publish();
        var (small, large) = (Take(consumer).Bytes, Take(consumer).Bytes);
        Assert.InRange(small, 3 * 1024, 10_000);
        Assert.InRange(large - small, 99_000, 101_000);
    }

    [Fact]
    public void A_mark_is_an_entry_with_its_position()
    {
        var consumer = Make();
        consumer.AppendMark(new OpaqueReplayId([7]), order: 3);
        consumer.Publish();
        var mark = Take(consumer);
        Assert.Equal((3, true, "07", false), (mark.Id, mark.Details!.IsMark, mark.Details.OpaqueId?.ToString(), mark.Details.IsPlain));
        Assert.True(mark.Bytes > 0);
    }

    /// <summary>The gap is not in the queue yet.</summary>
    [Fact]
    public void No_position_passes_a_gap_before_the_first_event_that_is_still_to_be_reported()
    {
        var consumer = Make();
        consumer.Place.StartAt(7);
        consumer.Missing = (GapCause.InterruptedBeforeFirstEvent, null);
        ConsumerSteps.Receive(consumer, Frames.Event(X, 5));
        consumer.Queue.Rewind();
        Acknowledge(consumer);
        Assert.Null(consumer.Queue.Reached());
        consumer.Missing = (GapCause.InvalidReplayId, null);
        consumer.Publish();
        Assert.Equal(5, consumer.Queue.Reached()?.ReplayId);
    }

    [Fact]
    public void Only_a_stored_position_has_a_single_consumer()
    {
        var (named, ephemeral) = (Make(new EventsOptions { Name = "a" }), Make(new EventsOptions { Name = "a", IsEphemeral = true, From = ReplayFrom.Latest }));
        Assert.True(named.ConflictsWith(Make(new EventsOptions { Name = "a" })));
        Assert.False(named.ConflictsWith(Make(new EventsOptions { Name = "b" })));
        Assert.False(named.ConflictsWith(ephemeral));
        Assert.False(ephemeral.ConflictsWith(named));
    }

    private static string Dated(long id, DateTimeOffset at) =>
        $$$"""{"channel":"{{{X}}}","data":{"event":{"createdDate":"{{{at:yyyy-MM-ddTHH:mm:ss.fffZ}}}","replayId":{{{id}}} },"payload":1}}""";

    private static void Append(JsonConsumer consumer, params ReadOnlySpan<int> sizes)
    {
        foreach (var size in sizes) consumer.Queue.Append(new QueueEntry<BayeuxMessage> { Id = QueueEntry<BayeuxMessage>.NoId, Bytes = size });
    }

    private static void AppendUnreadable(JsonConsumer consumer, string message, int payload = 0)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(message));
        Assert.True(reader.Read());
        consumer.AppendUnreadable(reader.Current, new EventDecodeException("wrong", new EventMetadata { Channel = X }, new byte[payload], new FormatException()));
    }

    private static QueueEntry<BayeuxMessage> Take(JsonConsumer consumer)
    {
        Assert.True(consumer.Queue.TryTake(out var taken));
        return taken.Entry;
    }

    private static void Acknowledge(JsonConsumer consumer)
    {
        Assert.True(consumer.Queue.TryTake(out var taken));
        consumer.Queue.AcknowledgeInOrder(taken);
        consumer.Queue.Flush();
    }

    private JsonConsumer Make(EventsOptions? options = null, bool keepsRawDates = false) => new(
        Frames.Channel(X), options ?? new EventsOptions(), new StartingPoint(ReplayFrom.Latest), new Place(false), new EventQueue<BayeuxMessage>(false, null), _time)
    {
        KeepsRawDates = keepsRawDates,
    };
}
