using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>What the machine asks its loop to do.</summary>
internal abstract record SessionAction
{
    private SessionAction()
    {
    }

    /// <param name="Renew">Whether the server refused the token at hand.</param>
    public sealed record AcquireToken(bool Renew) : SessionAction;

    public sealed record AskVersion : SessionAction;

    public sealed record SendHandshake : SessionAction;

    /// <param name="AtOnce">Whether the server is asked to answer without holding.</param>
    /// <param name="Hold">How long the server may hold it.</param>
    public sealed record SendConnect(bool AtOnce, TimeSpan Hold) : SessionAction;

    public sealed record SendSubscribe(string Channel) : SessionAction;

    public sealed record SendUnsubscribe(string Channel) : SessionAction;

    public sealed record SendDisconnect : SessionAction;

    /// <summary>Disconnects a client id that was given up, beside everything else; nobody depends on the answer.</summary>
    public sealed record SendGoodbye(string ClientId) : SessionAction;

    public sealed record SendMessage(int Ticket) : SessionAction;

    /// <summary>The answer to a message of the program's own was lost.</summary>
    public sealed record FailMessage(int Ticket, StreamingException Cause) : SessionAction;

    /// <param name="Kind">Which timer.</param>
    /// <param name="Delay">How long it runs.</param>
    /// <param name="Channel">The channel that waits, of <see cref="TimerKind.Channel"/>.</param>
    public sealed record StartTimer(TimerKind Kind, TimeSpan Delay, string? Channel = null) : SessionAction;

    public sealed record StopTimer(TimerKind Kind) : SessionAction;

    /// <summary>Ends what is under way on the wire: its answers are void from now on.</summary>
    public sealed record AbandonRequests : SessionAction;

    /// <summary>The session is lost; every channel will resume after its last received event.</summary>
    public sealed record ReportLoss(StreamingException Cause) : SessionAction;

    /// <summary>An answer was lost on a server that cannot replay: what it carried is gone, and the session goes on.</summary>
    /// <param name="Cause">How it was lost.</param>
    /// <param name="Took">How long it was on its way: what came since may be missing.</param>
    public sealed record ReportMissed(StreamingException Cause, TimeSpan Took) : SessionAction;

    /// <summary>A request is repeated in the same session.</summary>
    public sealed record ReportRepeated(StreamingException Cause) : SessionAction;

    /// <summary>The server asked for a longer wait than is granted.</summary>
    public sealed record ReportShortenedWait(TimeSpan Asked, TimeSpan Granted) : SessionAction;

    /// <summary>One channel waits before it is subscribed again; the others go on.</summary>
    public sealed record ReportChannelPaused(string Channel, StreamingException Cause, TimeSpan Delay) : SessionAction;

    public sealed record ReportEstablished(bool SupportsReplay) : SessionAction;

    public sealed record ReportRecovered : SessionAction;

    public sealed record ConfirmChannel(string Channel) : SessionAction;

    public sealed record FaultChannel(string Channel, StreamingException Cause) : SessionAction;

    /// <summary>The channel is off the wire, as was wanted.</summary>
    public sealed record ReleaseChannel(string Channel) : SessionAction;

    /// <param name="Cause">Why, or null after a stop.</param>
    public sealed record End(StreamingException? Cause) : SessionAction;
}
