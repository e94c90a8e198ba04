using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>Gives events to the object under test. Frames are on the stack, so each is made where it is used.</summary>
internal static class Frames
{
    public static string Event(string channel, long? id, string data = "1") => id is null
        ? $$$"""{"channel":"{{{channel}}}","data":{"payload":{{{data}}} }}"""
        : $$$"""{"channel":"{{{channel}}}","data":{"event":{"replayId":{{{id}}} },"payload":{{{data}}} }}""";

    /// <summary>Delivers an event of the channel, in a response beside which another may be outstanding.</summary>
    /// <returns>The consumer without room, if there is one.</returns>
    public static RoutedConsumer? Deliver(this ChannelRoute route, long? id, long response = 1, long awaited = OutstandingResponses.None, bool replays = true)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Event(route.Name, id)));
        Assert.True(reader.Read());
        return route.Deliver(reader.Current, new Arrival(response, awaited, replays), []);
    }

    public static void SettleResponse(this ChannelRoute route, long response) =>
        route.SettleResponse(response, new Arrival(response, OutstandingResponses.None, Replays: true), []);

    public static RoutedConsumer? Deliver(this RouteTable table, string channel, long? id, long response = 1) =>
        table.DeliverMessage(Event(channel, id), response);

    public static RoutedConsumer? DeliverMessage(this RouteTable table, string message, long response = 1)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(message));
        Assert.True(reader.Read());
        var full = table.Deliver(reader.Current, response);
        table.Publish();
        return full;
    }

    /// <summary>Makes the notice of an event that was skipped because of its size.</summary>
    public static OversizeEvent Oversize(string channel, long? id) => new(Encoding.UTF8.GetBytes(channel), id, Bytes: 9000, Limit: 5000);

    public static BayeuxMessage Confirmation(string channel) => BayeuxMessage.Parse(
        Encoding.UTF8.GetBytes($$"""{"channel":"/meta/subscribe","successful":true,"subscription":"{{channel}}"}"""));

    public static ChannelName Channel(string channel) => ChannelName.Parse(channel, nameof(channel));
}
