using System.Diagnostics;

namespace TypedStreaming.Session;

/// <summary>A request that the session has sent to the server.</summary>
/// <param name="Number">The number that distinguishes the requests; above 0.</param>
/// <param name="Id">The id of the request's message. The reply contains the same id.</param>
/// <param name="Kind">The kind of the request.</param>
/// <param name="Epoch">The epoch in which the request was sent.</param>
/// <param name="SentAt">The timestamp at which the request was sent.</param>
/// <param name="Channel">The channel of a subscribe or unsubscribe request; otherwise, null.</param>
/// <param name="Trace">The activity that ends with the response, if there is a listener.</param>
internal sealed record WireRequest(
    long Number, string Id, BayeuxRequestKind Kind, int Epoch, long SentAt, string? Channel, Activity? Trace)
{
    /// <summary>The meta channel on which the reply to the request arrives; empty if the reply can arrive on any channel.</summary>
    public string ReplyChannel => Kind switch
    {
        BayeuxRequestKind.Handshake => Bayeux.MetaChannel.Handshake,
        BayeuxRequestKind.Connect => Bayeux.MetaChannel.Connect,
        BayeuxRequestKind.Subscribe => Bayeux.MetaChannel.Subscribe,
        BayeuxRequestKind.Unsubscribe => Bayeux.MetaChannel.Unsubscribe,
        BayeuxRequestKind.Message => "",
        _ => Bayeux.MetaChannel.Disconnect,
    };
}
