using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Consumers;

public sealed class TypedConsumerTests
{
    private const string X = "/u/x";
    private readonly SubscriptionTable _table = Tables.Make(new RecordedChannelRequests());
    private readonly TypedConsumer<WarehouseNote> _consumer = RouteSteps.Typed<WarehouseNote>(X);

    public TypedConsumerTests()
    {
        _table.Attach(_consumer);
        _table.BeginSubscribing(X, replays: true);
    }

    [Fact]
    public void An_event_is_read_as_its_type_with_its_envelope()
    {
        var received = Receive("""
            {"channel":"/u/x","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41,"type":"created"},"payload":{"Text":"dock 4"}}}
            """);
        Assert.Equal(("dock 4", 41L, "created"), (received.Event!.Text, received.ReplayId!.Value, received.Type));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 9, 12, 33, 208, TimeSpan.Zero), received.CreatedDate);
        Assert.Null(received.Error);
    }

    [Theory]
    [InlineData("""{"Text":7}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"no JSON\"")]
    [InlineData("[1]")]
    public void An_event_that_does_not_fit_is_one_bad_delivery(string payload)
    {
        var received = Receive(Frames.Event(X, 41, payload));
        Assert.Equal((Reason.EventDecode, X, 41L), (received.Error!.Reason, received.Error.Channel, received.ReplayId!.Value));
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
        Assert.Null(received.CreatedDate);
    }

    private ReceivedEvent<WarehouseNote> Receive(string message)
    {
        _table.DeliverMessage(message);
        Assert.True(_consumer.Queue.TryTake(out var received));
        return received;
    }
}
