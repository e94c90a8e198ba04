using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>An action that the machine requests from its loop.</summary>
internal abstract record SessionAction
{
    private SessionAction()
    {
    }

    /// <summary>Sends something: a request in the session, a login, a question.</summary>
    public abstract record Send : SessionAction;

    /// <summary>Changes a channel: its consumers are confirmed, ended, or released.</summary>
    public abstract record Channels : SessionAction;

    /// <summary>Reports what has happened, to the log, to the metrics and to the consumers.</summary>
    public abstract record Report : SessionAction;

    /// <param name="Renew">True if the server refused the present token.</param>
    public sealed record AcquireToken(bool Renew) : Send;

    public sealed record AskVersion : Send;

    public sealed record SendHandshake : Send;

    /// <param name="AtOnce">True if the server is asked to answer without delay.</param>
    /// <param name="Hold">The time by which the server may delay its answer.</param>
    public sealed record SendConnect(bool AtOnce, TimeSpan Hold) : Send;

    public sealed record SendSubscribe(string Channel) : Send;

    public sealed record SendUnsubscribe(string Channel) : Send;

    public sealed record SendDisconnect : Send;

    /// <summary>Disconnects a client id that was given up, in parallel to everything else; nothing depends on the answer.</summary>
    public sealed record SendAbandonedDisconnect(string ClientId) : Send;

    public sealed record SendMessage(int Ticket) : Send;

    /// <summary>Reports that the answer to a message of the program was lost.</summary>
    public sealed record FailMessage(int Ticket, StreamingException Cause) : SessionAction;

    /// <param name="Kind">The timer.</param>
    /// <param name="Delay">The time until it elapses.</param>
    /// <param name="Channel">The channel that waits, for <see cref="TimerKind.Channel"/>.</param>
    public sealed record StartTimer(TimerKind Kind, TimeSpan Delay, string? Channel = null) : SessionAction;

    public sealed record StopTimer(TimerKind Kind) : SessionAction;

    /// <summary>Abandons the requests that are running: their answers are ignored from now on.</summary>
    public sealed record AbandonRequests : SessionAction;

    /// <summary>Reports that the session is lost; every channel will resume after its last received event.</summary>
    /// <param name="Cause">The cause of the loss.</param>
    /// <param name="IsExpiry">True if the server no longer knows the session, which is ordinary.</param>
    public sealed record ReportLoss(StreamingException Cause, bool IsExpiry) : Report;

    /// <summary>Reports that an answer was lost on a server that cannot replay: its events are lost, and the session goes on.</summary>
    /// <param name="Cause">The cause of the loss.</param>
    /// <param name="Took">The time since its request: events of that time may be missing.</param>
    public sealed record ReportMissed(StreamingException Cause, TimeSpan Took) : Report;

    /// <summary>Reports that a request is repeated in the same session.</summary>
    public sealed record ReportRepeated(StreamingException Cause) : Report;

    /// <summary>Reports that the server asked for a longer wait than is granted.</summary>
    public sealed record ReportShortenedWait(TimeSpan Asked, TimeSpan Granted) : Report;

    /// <summary>Reports that one channel waits before it is subscribed again; the others continue.</summary>
    public sealed record ReportChannelPaused(string Channel, StreamingException Cause, TimeSpan Delay) : Report;

    public sealed record ReportEstablished(bool SupportsReplay) : Report;

    public sealed record ReportRecovered : Report;

    public sealed record ConfirmChannel(string Channel) : Channels;

    public sealed record FaultChannel(string Channel, StreamingException Cause) : Channels;

    /// <summary>Reports that the channel is no longer subscribed.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="WasRefused">True if the server refused to subscribe it, and it is to be subscribed again for later consumers.</param>
    public sealed record ReleaseChannel(string Channel, bool WasRefused = false) : Channels;

    /// <param name="Cause">The cause, or null after a stop.</param>
    public sealed record End(StreamingException? Cause) : SessionAction;
}
