using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>One Bayeux request on its way through the handlers.</summary>
internal sealed class CometdRequest(IncomingRequest http, ReplyBody replies)
{
    public IncomingRequest Http { get; } = http;

    public ReplyBody Replies { get; } = replies;

    /// <summary>The sessions that this request keeps alive until it is answered.</summary>
    public List<Session> Sessions { get; } = [];

    public List<string> SetCookies { get; } = [];

    /// <summary>
    /// Only a connect that comes alone is held; beside other messages their replies must not wait for it.
    /// </summary>
    public bool MayHold { get; init; }

    /// <summary>
    /// A connect has taken, or waits for, the events of its session; otherwise they may ride on the other replies.
    /// </summary>
    public bool HasConnected { get; set; }
}
