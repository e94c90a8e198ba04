using TypedStreaming.Consumers;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

public sealed class JsonConsumerTests
{
    private const string X = "/u/x";

    private readonly JsonConsumer _consumer = new(
        Frames.Channel(X), new EventsOptions(), new StartingPoint(ReplayFrom.Latest), new Place(false), new EventQueue<BayeuxMessage>(false, null), new ManualTimeProvider());

    [Fact]
    public void An_event_that_is_not_valid_JSON_is_an_error_at_its_place()
    {
        var received = ConsumerSteps.Receive(_consumer, Frames.Event(X, 41, """{"a":nope}"""));
        Assert.Null(received.Event);
        Assert.Equal((41, X, 41), (received.Id, received.Details?.Error?.Channel, received.Details?.Error?.Metadata.ReplayId));
        Assert.StartsWith($"An event of {X} could not be read as JSON: ", received.Details!.Error!.Message, StringComparison.Ordinal);
        Assert.False(received.Details.IsPlain);
    }

    [Fact]
    public void The_events_after_it_are_read()
    {
        ConsumerSteps.Receive(_consumer, Frames.Event(X, 41, """{"a":nope}"""));
        var received = ConsumerSteps.Receive(_consumer, Frames.Event(X, 42, "7"));
        Assert.Equal(7, received.Event!.Json.GetProperty("data").GetProperty("payload").GetInt32());
        Assert.Null(received.Details);
    }
}
