using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>One Bayeux request while the handlers process it.</summary>
internal sealed class CometdRequest(IncomingRequest http, ReplyBody replies)
{
    public IncomingRequest Http { get; } = http;

    public ReplyBody Replies { get; } = replies;

    /// <summary>The sessions that this request keeps alive until it is answered.</summary>
    public List<Session> Sessions { get; } = [];

    public List<string> SetCookies { get; } = [];

    /// <summary>
    /// Indicates that a connect may be held: only if it is the only message, since replies to others must not wait for it.
    /// </summary>
    public bool MayHold { get; init; }

    /// <summary>
    /// Indicates that a connect has taken, or waits for, the events of its session; otherwise other replies may carry them.
    /// </summary>
    public bool HasConnected { get; set; }
}
