using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>Every UnsubscribeAsync ends, also when the channel is subscribed and unsubscribed again meanwhile.</summary>
public sealed class RepeatedReleaseTests
{
    [Fact]
    public void A_release_completes_every_wait_for_it()
    {
        var table = Tables.Make(new RecordedChannelRequests());
        var channel = Frames.Channel("/u/x");
        var queue = new DeliveryQueue<HandDelivery>();
        table.Attach(new HandConsumer(channel, new EventsOptions(), queue));
        var first = table.DetachByHand(channel);
        table.Attach(new HandConsumer(channel, new EventsOptions(), queue));
        var second = table.DetachByHand(channel);
        table.Release("/u/x", null);
        Assert.Equal((true, true), (first.IsCompleted, second.IsCompleted));
    }
}
