using System.Collections.Immutable;
using System.Text;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class RouteMapTests
{
    private static readonly ChannelRoute Bare = Route("/topic/A");
    private static readonly ChannelRoute Filtered = Route("/topic/A?x=1");
    private static readonly ChannelRoute Other = Route("/topic/A?x=2");
    private static readonly ChannelRoute Generic = Route("/u/größe");

    private static readonly RouteMap Map = RouteMap.Empty.With(Bare).With(Filtered).With(Other).With(Generic);

    [Fact]
    public void A_channel_with_its_filter_belongs_to_that_subscription() => Assert.Same(Filtered, Assert.Single(Find("/topic/A?x=1")));

    [Fact]
    public void A_bare_channel_belongs_to_every_subscription_of_the_topic() =>
        Assert.Equal([Bare, Filtered, Other], Find("/topic/A"));

    [Fact]
    public void Channels_are_compared_byte_by_byte()
    {
        Assert.Same(Generic, Assert.Single(Find("/u/größe")));
        Assert.Empty(Find("/u/GRÖSSE"));
        Assert.Empty(Find("/topic/a"));
        Assert.Empty(Find("/topic/A?x=3"));
        Assert.Empty(Find("/topic/A/"));
        Assert.Empty(Find(""));
    }

    [Fact]
    public void A_route_is_found_by_the_name_that_it_was_subscribed_with()
    {
        Assert.Same(Filtered, Map.Find("/topic/A?x=1"));
        Assert.Same(Bare, Map.Find("/topic/A"));
        Assert.Null(Map.Find("/topic/B"));
    }

    [Fact]
    public void A_removed_route_is_found_no_more_and_the_others_are()
    {
        var less = Map.Without(Filtered);
        Assert.True(less.Find("/topic/A?x=1"u8).IsEmpty);
        Assert.Equal([Bare, Other], less.Find("/topic/A"u8));
        Assert.Equal(3, Map.Find("/topic/A"u8).Length);
    }

    [Fact]
    public void An_empty_map_finds_nothing() => Assert.True(RouteMap.Empty.Find("/topic/A"u8).IsEmpty);

    private static ImmutableArray<ChannelRoute> Find(string channel) => Map.Find(Encoding.UTF8.GetBytes(channel));

    private static ChannelRoute Route(string channel) => new(Frames.Channel(channel), static _ => { });
}
