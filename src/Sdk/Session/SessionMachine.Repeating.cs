namespace TypedStreaming.Session;

/// <summary>
/// The part of the session's state machine that repeats lost requests to servers that cannot replay. The client id is kept when a request is lost,
/// because the server's session still has the events that were not sent. Only the lost request is sent again.
/// </summary>
internal sealed partial class SessionMachine
{
    private Transition Repeat(SessionState state, SessionEvent.RequestLost lost, StreamingException failure)
    {
        Transition step = state;
        if (MayHaveCarried(lost)) step = step.Then(new SessionAction.ReportMissed(failure, lost.Took));
        return step.Then(s => lost.Kind == BayeuxRequestKind.Connect
            ? PollAgain(s with { ConnectOutstanding = false }, failure)
            : RepeatSideRequest(s with { SideRequestOutstanding = false, RetryAfter = null }, failure, lost.Failure.RetryAfter)).Then(Advance);
    }

    /// <summary>
    /// Returns true if a lost response may have contained events. A response that came from a proxy instead of the server contained no events.
    /// </summary>
    private static bool MayHaveCarried(SessionEvent.RequestLost lost) => lost.Failure.HttpStatus is not (502 or 503 or 504);

    private Transition RepeatSideRequest(SessionState state, StreamingException failure, TimeSpan? asked)
    {
        if (state.MessageOutstanding is { } ticket)
        {
            Transition failed = state with { MessageOutstanding = null };
            return failed.Then(new SessionAction.FailMessage(ticket, failure));
        }

        return state.Channels.FirstOrDefault(static entry => entry.Wire is WireState.Subscribing or WireState.Unsubscribing) is { } entry
            ? PauseChannel(state, entry, failure, settings.Recovery, asked)
            : state;
    }
}
