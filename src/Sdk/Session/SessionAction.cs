using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>An action returned by the session's state machine and performed by the session's loop.</summary>
internal abstract record SessionAction
{
    private SessionAction()
    {
    }

    /// <summary>Sends one of the session's requests to the server, logs in, or requests the org's API versions.</summary>
    public abstract record Send : SessionAction;

    /// <summary>Changes the state of a channel, because its subscription was confirmed, has failed or has ended.</summary>
    public abstract record Channels : SessionAction;

    /// <summary>Reports something that happened in the session to the log, the metrics and the consumers.</summary>
    public abstract record Report : SessionAction;

    /// <param name="Renew">True if the server refused the current token.</param>
    public sealed record AcquireToken(bool Renew) : Send;

    public sealed record AskVersion : Send;

    public sealed record SendHandshake : Send;

    /// <param name="AtOnce">True if the server is asked to answer without delay.</param>
    /// <param name="Hold">The time for which the server can delay its response.</param>
    public sealed record SendConnect(bool AtOnce, TimeSpan Hold) : Send;

    public sealed record SendSubscribe(string Channel) : Send;

    public sealed record SendUnsubscribe(string Channel) : Send;

    public sealed record SendDisconnect : Send;

    /// <summary>Disconnects the client id of an earlier session, in parallel with all other work. No other work depends on the response.</summary>
    public sealed record SendAbandonedDisconnect(string ClientId) : Send;

    public sealed record SendMessage(int Ticket) : Send;

    /// <summary>Reports that the response to a message that the application sent was lost.</summary>
    public sealed record FailMessage(int Ticket, StreamingException Cause) : SessionAction;

    /// <param name="Kind">The timer.</param>
    /// <param name="Delay">The time until it elapses.</param>
    /// <param name="Channel">The channel that waits, for <see cref="TimerKind.Channel"/>.</param>
    public sealed record StartTimer(TimerKind Kind, TimeSpan Delay, string? Channel = null) : SessionAction;

    public sealed record StopTimer(TimerKind Kind) : SessionAction;

    /// <summary>Abandons the running requests, so that their responses are ignored.</summary>
    public sealed record AbandonRequests : SessionAction;

    /// <summary>Reports that the session is lost. Every channel will resume after its last received event.</summary>
    /// <param name="Cause">The cause of the loss.</param>
    /// <param name="IsExpiry">True if the server no longer knows the session. This is not a fault.</param>
    public sealed record ReportLoss(StreamingException Cause, bool IsExpiry) : Report;

    /// <summary>
    /// Reports that a response was lost on a server that cannot replay. The events in this response are lost, and the session continues.
    /// </summary>
    /// <param name="Cause">The cause of the loss.</param>
    /// <param name="Took">The time since the lost request was sent. Events from this time may be missing.</param>
    public sealed record ReportMissed(StreamingException Cause, TimeSpan Took) : Report;

    /// <summary>Reports that a lost request is sent again in the same session.</summary>
    public sealed record ReportRepeated(StreamingException Cause) : Report;

    /// <summary>Reports that the server asked for a longer wait than the client accepts.</summary>
    public sealed record ReportShortenedWait(TimeSpan Asked, TimeSpan Granted) : Report;

    /// <summary>Reports that one channel waits before its next request, while the other channels continue.</summary>
    public sealed record ReportChannelPaused(string Channel, StreamingException Cause, TimeSpan Delay) : Report;

    public sealed record ReportEstablished(bool SupportsReplay) : Report;

    public sealed record ReportRecovered : Report;

    public sealed record ConfirmChannel(string Channel) : Channels;

    public sealed record FaultChannel(string Channel, StreamingException Cause) : Channels;

    /// <summary>Reports that a channel is no longer subscribed.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="WasRefused">True if the server refused the subscribe request, and the channel must be subscribed again for later
    /// consumers.</param>
    public sealed record ReleaseChannel(string Channel, bool WasRefused = false) : Channels;

    /// <param name="Cause">The cause, or null after a stop by the application.</param>
    public sealed record End(StreamingException? Cause) : SessionAction;
}
