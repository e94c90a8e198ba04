using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>A channel with a filter, which may exclude the event at which the channel was subscribed.</summary>
public sealed class ChannelRouteFilterTests() : ChannelRouteTestBase("/topic/A?x=1")
{
    [Fact]
    public void The_start_is_not_a_known_event()
    {
        Add(ReplayFrom.After(5));
        Confirm();
        Assert.Equal(JoinOutcome.InAnotherSession, Join(Add(ReplayFrom.After(3))));
    }

    [Fact]
    public void An_event_that_came_is()
    {
        Add(ReplayFrom.After(5));
        Confirm();
        Deliver(6);
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(Add(ReplayFrom.After(3))));
    }
}
