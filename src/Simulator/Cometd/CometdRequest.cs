using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>A Bayeux request that the handlers are processing.</summary>
internal sealed class CometdRequest(IncomingRequest http, ReplyBody replies)
{
    public IncomingRequest Http { get; } = http;

    public ReplyBody Replies { get; } = replies;

    /// <summary>The sessions that this request keeps alive until it is answered.</summary>
    public List<Session> Sessions { get; } = [];

    public List<string> SetCookies { get; } = [];

    /// <summary>
    /// True if a connect in this request can be held (answered later, when events arrive). This is allowed only if the request contains no other
    /// message, because replies to other messages must not wait.
    /// </summary>
    public bool MayHold { get; init; }

    /// <summary>
    /// True if a connect in this request delivers the events of its session, now or later. Otherwise, the replies to other messages can contain
    /// these events.
    /// </summary>
    public bool HasConnected { get; set; }
}
