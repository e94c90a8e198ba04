using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>What can happen to a session. Where an epoch is given, it is the one in which the request was made.</summary>
internal abstract record SessionEvent : ISessionInput
{
    private SessionEvent()
    {
    }

    public sealed record StartRequested : SessionEvent;

    public sealed record StopRequested : SessionEvent;

    /// <summary>The program wants a new session in place of the present one.</summary>
    public sealed record HandshakeRequested : SessionEvent;

    /// <summary>The session cannot serve a consumer that has joined: a new one is made.</summary>
    public sealed record SessionUnfit(int Epoch, string Why) : SessionEvent;

    /// <summary>Consumers are about to join, for which the first connect of a session waits; or none is any more.</summary>
    public sealed record JoinersExpected(bool AreExpected) : SessionEvent;

    /// <summary>The next poll waits for a full consumer, or does not any more.</summary>
    public sealed record PollHeld(int Epoch, bool IsHeld) : SessionEvent;

    /// <param name="Ticket">Tells the program's own messages apart.</param>
    public sealed record MessageWanted(int Ticket) : SessionEvent;

    public sealed record MessageAnswered(int Epoch) : SessionEvent;

    /// <param name="Channel">The channel.</param>
    /// <param name="IsRunning">Whether somebody has taken its events already, whom a refusal that can pass must not end.</param>
    public sealed record ChannelWanted(string Channel, bool IsRunning = false) : SessionEvent;

    public sealed record ChannelUnwanted(string Channel) : SessionEvent;

    public sealed record TokenAcquired(int Epoch, AccessToken Token) : SessionEvent;

    public sealed record TokenFailed(int Epoch, StreamingException Failure) : SessionEvent;

    public sealed record VersionKnown(int Epoch, string Newest) : SessionEvent;

    /// <param name="Epoch">The life that it was asked in.</param>
    /// <param name="Failure">What happened.</param>
    /// <param name="Answered">Whether the org answered at all; then only this list is out of reach.</param>
    public sealed record VersionFailed(int Epoch, StreamingException Failure, bool Answered) : SessionEvent;

    public sealed record HandshakeAnswered(int Epoch, MetaReply Reply) : SessionEvent;

    /// <param name="Epoch">The life that the connect was sent in.</param>
    /// <param name="Reply">The reply.</param>
    /// <param name="Took">How long the answer took.</param>
    /// <param name="Carried">Whether it carried events.</param>
    public sealed record ConnectAnswered(int Epoch, MetaReply Reply, TimeSpan Took, bool Carried) : SessionEvent;

    /// <summary>Events came, with whatever answer, whole or not.</summary>
    public sealed record EventsReceived(int Epoch) : SessionEvent;

    public sealed record SubscribeAnswered(int Epoch, string Channel, MetaReply Reply) : SessionEvent;

    public sealed record UnsubscribeAnswered(int Epoch, string Channel, MetaReply Reply) : SessionEvent;

    public sealed record DisconnectAnswered(int Epoch) : SessionEvent;

    /// <summary>An answer that did not arrive whole, or was none: it may have carried events.</summary>
    /// <param name="Epoch">The life that the request was sent in.</param>
    /// <param name="Kind">The request.</param>
    /// <param name="Failure">What happened.</param>
    /// <param name="Took">How long after it was sent.</param>
    public sealed record RequestLost(int Epoch, RequestKind Kind, TransportException Failure, TimeSpan Took) : SessionEvent;

    /// <summary>Nothing is left to be done for client ids that were given up.</summary>
    public sealed record GoodbyesDone : SessionEvent;

    /// <summary>A <c>/meta/disconnect</c> that nobody asked for: Salesforce sends it when it moves clients (API 64.0 and later).</summary>
    /// <param name="Epoch">The life that it came in.</param>
    /// <param name="Advice">What the server advises with it, if anything.</param>
    public sealed record ServerDisconnected(int Epoch, Advice? Advice = null) : SessionEvent;

    public sealed record TimerElapsed(int Epoch, TimerKind Kind, string? Channel = null) : SessionEvent;

    /// <summary>Something that no retry can fix: a response over the limit, or a defect of the SDK.</summary>
    public sealed record Crashed(StreamingException Failure) : SessionEvent;
}
