using System.Diagnostics;

namespace TypedStreaming.Session;

/// <summary>A request on its way.</summary>
/// <param name="Number">Tells requests apart; above 0.</param>
/// <param name="Id">The id of its message, which the reply repeats.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Epoch">The life that it was sent in.</param>
/// <param name="SentAt">The clock's timestamp when it was sent.</param>
/// <param name="Channel">The channel of a subscribe or unsubscribe.</param>
/// <param name="Trace">The activity that ends with the answer, if somebody listens.</param>
internal sealed record WireRequest(
    long Number, string Id, RequestKind Kind, int Epoch, long SentAt, string? Channel, Activity? Trace)
{
    /// <summary>The meta channel that the answer comes on; empty where any channel may bring it.</summary>
    public string ReplyChannel => Kind switch
    {
        RequestKind.Handshake => Bayeux.MetaChannel.Handshake,
        RequestKind.Connect => Bayeux.MetaChannel.Connect,
        RequestKind.Subscribe => Bayeux.MetaChannel.Subscribe,
        RequestKind.Unsubscribe => Bayeux.MetaChannel.Unsubscribe,
        RequestKind.Message => "",
        _ => Bayeux.MetaChannel.Disconnect,
    };
}
