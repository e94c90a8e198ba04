using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>
/// From the first received event on nothing is lost (promise 2), also where that event came in the reply to a subscribe
/// while the connect beside it got lost.
/// </summary>
public sealed class OvertakenLatestTests
{
    [Fact]
    public void A_Latest_subscription_whose_only_event_overtook_the_lost_connect_resumes_after_that_event()
    {
        var route = new ChannelRoute(Frames.Channel("/u/x")) { Consumers = [RouteSteps.Json("/u/x")] };
        route.BeginSubscribing();
        route.Confirm(Frames.Confirmation("/u/x"));
        route.Deliver(5, certain: false);
        route.Lose();
        Assert.Equal(5, route.BeginSubscribing());
    }
}
