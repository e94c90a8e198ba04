using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>Hands events to what is tested. Frames live on the stack, so each is made where it is used.</summary>
internal static class Frames
{
    public static string Event(string channel, long? id, string data = "1") => id is null
        ? $$$"""{"channel":"{{{channel}}}","data":{"payload":{{{data}}} }}"""
        : $$$"""{"channel":"{{{channel}}}","data":{"event":{"replayId":{{{id}}} },"payload":{{{data}}} }}""";

    public static IReadOnlyList<ChannelConsumer> Deliver(this ChannelRoute route, long? id, bool certain = true, bool inReply = true)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Event(route.Name, id)));
        Assert.True(reader.Read());
        return route.Deliver(reader.Current, certain ? Awaited.Nothing : Awaited.Connect, inReply ? route.Name : null);
    }

    public static void Deliver(this SubscriptionTable table, string channel, long? id, bool certain = true) =>
        table.DeliverMessage(Event(channel, id), certain);

    public static void DeliverMessage(this SubscriptionTable table, string message, bool certain = true)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(message));
        Assert.True(reader.Read());
        table.Deliver(reader.Current, certain ? Awaited.Nothing : Awaited.Connect, Encoding.UTF8.GetString(reader.Current.Channel));
    }

    public static BayeuxMessage Confirmation(string channel) => BayeuxMessage.Parse(
        Encoding.UTF8.GetBytes($$"""{"channel":"/meta/subscribe","successful":true,"subscription":"{{channel}}"}"""));

    public static ChannelName Channel(string channel) => ChannelName.Parse(channel, nameof(channel));
}
