using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Consumers;

public sealed class TypedConsumerTests
{
    private const string X = "/u/x";
    private readonly TypedConsumer<WarehouseNote> _consumer = Make(X);

    [Fact]
    public void An_event_is_read_as_its_type_with_its_envelope()
    {
        var received = Receive("""
            {"channel":"/u/x","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41,"type":"created"},"payload":{"Text":"dock 4"}}}
            """);
        Assert.Equal(("dock 4", 41L, "created"), (received.Event!.Text, received.Id, received.Details!.Metadata!.Type));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 9, 12, 33, 208, TimeSpan.Zero), new DateTimeOffset(received.At, TimeSpan.Zero));
        Assert.True(received.IsDated);
        Assert.True(received.Details.IsPlain);
    }

    [Fact]
    public void Where_nobody_asks_for_the_envelope_an_event_costs_nothing_beside_itself()
    {
        var consumer = Make(X, keepsEnvelope: false);
        var received = ConsumerSteps.Receive(consumer, Frames.Event(X, 41, """{"Text":"dock 4"}"""));
        Assert.Null(received.Details);
    }

    [Theory]
    [InlineData("""{"Text":7}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"no JSON\"")]
    [InlineData("[1]")]
    [InlineData("""{"Text":"a","Other":nope}""")]
    [InlineData("""{"Text":"a",}""")]
    [InlineData("""{"Text" "a"}""")]
    public void An_event_that_does_not_fit_is_one_bad_delivery(string payload)
    {
        var received = Receive(Frames.Event(X, 41, payload));
        Assert.Equal((StreamingError.EventDecode, X, 41L), (received.Details!.Error!.Error, received.Details.Error.Channel, received.Id));
        Assert.Equal("good", Receive(Frames.Event(X, 42, """{"Text":"good"}""")).Event!.Text);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"yesterday\"")]
    [InlineData("{}")]
    public void An_envelope_of_other_types_never_costs_the_event(string value)
    {
        var received = Receive($$$"""{"channel":"/u/x","data":{"event":{"createdDate":{{{value}}},"replayId":{{{value}}} },"payload":{"Text":"good"} } }""");
        Assert.Equal("good", received.Event!.Text);
        Assert.False(received.IsDated);
    }

    [Fact]
    public void A_negative_id_is_none()
    {
        var received = Receive(Frames.Event(X, -3, """{"Text":"good"}"""));
        Assert.Equal(QueueEntry<WarehouseNote>.NoId, received.Id);
    }

    [Fact]
    public void An_oversize_event_is_one_that_cannot_be_read_at_its_place()
    {
        _consumer.Append(X, new OversizeEvent(Encoding.UTF8.GetBytes(X), 41, Bytes: 5_000_000, Limit: 4_194_304));
        _consumer.Publish();
        Assert.True(_consumer.Queue.TryTake(out var taken));
        Assert.Equal((41L, StreamingError.EventDecode), (taken.Entry.Id, taken.Entry.Details!.Error!.Error));
        Assert.Contains("5000000 bytes, more than MaxMessageBytes (4194304) allows", taken.Entry.Details.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_counts_what_it_holds()
    {
        // The first event also pays for objects that the runtime makes once.
        Receive(Frames.Event(X, 40, """{"Text":"a"}"""));
        var small = Receive(Frames.Event(X, 41, """{"Text":"a"}""")).Bytes;
        var text = new string('x', 10_000);
        var large = Receive(Frames.Event(X, 42, $$"""{"Text":"{{text}}"}""")).Bytes;
        Assert.InRange(large - small, 20_000, 40_000);
    }

    internal static TypedConsumer<WarehouseNote> Make(string channel, bool keepsEnvelope = true) => Make<WarehouseNote>(channel, keepsEnvelope);

    internal static TypedConsumer<T> Make<T>(string channel, bool keepsEnvelope = true)
        where T : IStreamingEvent<T> =>
        new(Frames.Channel(channel), new EventsOptions(), new StartingPoint(ReplayFrom.Latest), new Place(false), new EventQueue<T>(false, null), TimeProvider.System)
        {
            KeepsEnvelope = keepsEnvelope,
        };

    private QueueEntry<WarehouseNote> Receive(string message) => ConsumerSteps.Receive(_consumer, message);
}
