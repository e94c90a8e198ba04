using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// An event that the session's state machine handles, such as a reply or a timeout. Most events contain the epoch (the number of the session) in
/// which their request was sent.
/// </summary>
internal abstract record SessionEvent : ISessionInput
{
    private SessionEvent()
    {
    }

    public sealed record StartRequested : SessionEvent;

    public sealed record StopRequested : SessionEvent;

    /// <summary>The application wants a new session to replace the current one.</summary>
    public sealed record HandshakeRequested : SessionEvent;

    /// <summary>A new session is needed, because the current session cannot serve a consumer that has joined.</summary>
    public sealed record SessionUnfit(int Epoch, string Why) : SessionEvent;

    /// <summary>
    /// Reports that consumers are about to join the session, or that no more consumers are about to join. The first connect request of the session
    /// waits for consumers that are about to join.
    /// </summary>
    public sealed record JoinersExpected(bool AreExpected) : SessionEvent;

    /// <summary>Reports that the next poll must wait for a consumer with a full queue, or that it no longer has to wait.</summary>
    public sealed record PollHeld(int Epoch, bool IsHeld) : SessionEvent;

    /// <param name="Ticket">The number of the application's message.</param>
    public sealed record MessageWanted(int Ticket) : SessionEvent;

    public sealed record MessageAnswered(int Epoch) : SessionEvent;

    /// <param name="Channel">The channel.</param>
    /// <param name="IsRunning">True if a consumer already takes events of the channel, because a transient refusal must not end such a
    /// consumer.</param>
    public sealed record ChannelWanted(string Channel, bool IsRunning = false) : SessionEvent;

    public sealed record ChannelUnwanted(string Channel) : SessionEvent;

    public sealed record TokenAcquired(int Epoch, AccessToken Token) : SessionEvent;

    public sealed record TokenFailed(int Epoch, StreamingException Failure) : SessionEvent;

    public sealed record VersionKnown(int Epoch, string Newest) : SessionEvent;

    /// <param name="Epoch">The epoch of the request.</param>
    /// <param name="Failure">The failure.</param>
    /// <param name="Answered">True if the org responded. In that case, only the list of versions is not available.</param>
    public sealed record VersionFailed(int Epoch, StreamingException Failure, bool Answered) : SessionEvent;

    public sealed record HandshakeAnswered(int Epoch, MetaReply Reply) : SessionEvent;

    /// <param name="Epoch">The epoch in which the connect was sent.</param>
    /// <param name="Reply">The reply.</param>
    /// <param name="Took">The time that the response took.</param>
    /// <param name="Carried">True if the response contained events.</param>
    public sealed record ConnectAnswered(int Epoch, MetaReply Reply, TimeSpan Took, bool Carried) : SessionEvent;

    /// <summary>Events have arrived in a response that may not be complete yet.</summary>
    public sealed record EventsReceived(int Epoch) : SessionEvent;

    public sealed record SubscribeAnswered(int Epoch, string Channel, MetaReply Reply) : SessionEvent;

    public sealed record UnsubscribeAnswered(int Epoch, string Channel, MetaReply Reply) : SessionEvent;

    public sealed record DisconnectAnswered(int Epoch) : SessionEvent;

    /// <summary>The response to a request did not arrive completely, or was not valid. The response may have contained events.</summary>
    /// <param name="Epoch">The epoch in which the request was sent.</param>
    /// <param name="Kind">The kind of the request.</param>
    /// <param name="Failure">The failure.</param>
    /// <param name="Took">The time since the request was sent.</param>
    public sealed record RequestLost(int Epoch, BayeuxRequestKind Kind, TransportException Failure, TimeSpan Took) : SessionEvent;

    /// <summary>All disconnect requests that were sent for earlier sessions have ended.</summary>
    public sealed record AbandonedDisconnectsDone : SessionEvent;

    /// <summary>
    /// A <c>/meta/disconnect</c> message arrived that the client did not request. Salesforce sends this message when it moves clients (API 64.0 and
    /// later).
    /// </summary>
    /// <param name="Epoch">The epoch in which the message came.</param>
    /// <param name="Advice">The server's advice in the message, or null.</param>
    public sealed record ServerDisconnected(int Epoch, Advice? Advice = null) : SessionEvent;

    public sealed record TimerElapsed(int Epoch, TimerKind Kind, string? Channel = null) : SessionEvent;

    /// <summary>A failure that no retry can fix: a response that is larger than the limit, or a defect in the SDK.</summary>
    public sealed record Crashed(StreamingException Failure) : SessionEvent;
}
