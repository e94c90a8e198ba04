using TypedStreaming.Replay;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>Steps of routes and tables at a time that does not matter, and consumers that start where their options say.</summary>
internal static class RouteSteps
{
    public static DateTimeOffset Noon { get; } = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static long BeginSubscribing(this ChannelRoute route) => route.BeginSubscribing(Noon);

    public static void Confirm(this ChannelRoute route, BayeuxMessage reply) => route.Confirm(reply, Noon);

    public static void SettleReceived(this ChannelRoute route) => route.SettleReceived(Awaited.Connect);

    public static void Lose(this ChannelRoute route) => route.Lose(replays: true);

    public static (TypedStreaming.Bayeux.ChannelName Channel, long ReplayFrom)? BeginSubscribing(this SubscriptionTable table, string channel, bool replays) =>
        table.BeginSubscribing(channel, replays, Noon);

    public static void Confirm(this SubscriptionTable table, string channel, BayeuxMessage reply) => table.Confirm(channel, reply, Noon);

    public static JsonConsumer Json(string channel, EventsOptions? options = null)
    {
        var copy = EventsOptions.CopyOf(options);
        return new JsonConsumer(Frames.Channel(channel), copy, new StartingPoint(copy.From.OrElse ?? copy.From));
    }

    public static TypedConsumer<T> Typed<T>(string channel)
        where T : IStreamingEvent<T> => new(Frames.Channel(channel), new EventsOptions(), new StartingPoint(ReplayFrom.Latest));
}
