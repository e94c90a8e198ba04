using TypedStreaming.Subscriptions;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>An envelope that cannot be read must never cost the event, let alone the session: it is read on the poll loop.</summary>
public sealed class UnreadableEnvelopeTests
{
    [Theory]
    [InlineData("type")]
    [InlineData("createdDate")]
    public void A_lone_surrogate_in_the_envelope_leaves_the_event_alone(string member)
    {
        var table = Tables.Make(new RecordedChannelRequests());
        var consumer = RouteSteps.Typed<WarehouseNote>("/u/x");
        table.Attach(consumer);
        table.BeginSubscribing("/u/x", replays: true);
        table.DeliverMessage("""{"channel":"/u/x","data":{"event":{"MEMBER":"\ud800","replayId":1},"payload":{"Text":"good"}}}"""
            .Replace("MEMBER", member, StringComparison.Ordinal));
        Assert.True(consumer.Queue.TryTake(out var received));
        Assert.Equal("good", received.Event!.Text);
    }
}
