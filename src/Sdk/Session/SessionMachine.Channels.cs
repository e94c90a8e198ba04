using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The part of the session's state machine that sends subscribe requests, unsubscribe requests and the application's messages. It sends one request
/// at a time, in parallel with the connect request.
/// </summary>
internal sealed partial class SessionMachine
{
    private Transition Want(SessionState state, SessionEvent.ChannelWanted wanted)
    {
        if (state.Find(wanted.Channel) is not { } entry) return Advance(state.With(new ChannelEntry(wanted.Channel) { Confirmed = wanted.IsRunning }));
        return Advance(state.With(entry with { Wanted = true, Restart = entry.Restart || !entry.Wanted }));
    }

    private Transition Unwant(SessionState state, string channel)
    {
        if (state.Find(channel) is not { } entry) return state;
        if (entry.Wire == WireState.Absent) return Release(state, channel).Then(Advance);
        return Advance(state.With(entry with { Wanted = false }));
    }

    private static Transition Release(SessionState state, string channel)
    {
        Transition released = state.Without(channel);
        return released.Then(new SessionAction.ReleaseChannel(channel));
    }

    private static Transition SendNextSideRequest(SessionState state)
    {
        if (state.SideRequestOutstanding || (state.ConnectOutstanding && state.AbandonedDisconnectOutstanding)) return state;
        if (NextToChange(state) is not { } entry) return SendNextMessage(state);
        var subscribes = entry.Wire == WireState.Absent;
        var wire = subscribes ? WireState.Subscribing : WireState.Unsubscribing;
        Transition asking = state.With(entry with { Wire = wire }) with { SideRequestOutstanding = true };
        return asking.Then(subscribes
            ? new SessionAction.SendSubscribe(entry.Name)
            : new SessionAction.SendUnsubscribe(entry.Name));
    }

    private static Transition SendNextMessage(SessionState state)
    {
        if (state.Messages.IsEmpty) return state;
        var ticket = state.Messages[0];
        Transition sending = state with
        {
            SideRequestOutstanding = true,
            MessageOutstanding = ticket,
            Messages = state.Messages.RemoveAt(0),
        };
        return sending.Then(new SessionAction.SendMessage(ticket));
    }

    private Transition OnMessageAnswered(SessionState state) => state.MessageOutstanding is null
        ? state
        : Advance(state with { SideRequestOutstanding = false, MessageOutstanding = null });

    private static ChannelEntry? Subscribing(SessionState state) =>
        state.Channels.FirstOrDefault(static entry => entry.Wire == WireState.Subscribing);

    private static ChannelEntry? NextToChange(SessionState state) => state.Channels.FirstOrDefault(static entry =>
        !entry.Paused
        && (entry is { Wanted: true, Wire: WireState.Absent }
            or { Wanted: false, Wire: WireState.Present }
            or { Restart: true, Wire: WireState.Present }));

    private Transition OnSubscribe(SessionState state, string channel, MetaReply reply)
    {
        if (state.Find(channel) is not { Wire: WireState.Subscribing } entry) return state;
        state = state with { SideRequestOutstanding = false };
        if (!reply.Successful) return OnSubscribeRefused(state, entry, reply);
        Transition present = state.With(entry.Settled() with { Wire = WireState.Present, Confirmed = true });
        var confirmed = entry is { Wanted: true, Restart: false } ? present.Then(new SessionAction.ConfirmChannel(channel)) : present;
        return confirmed.Then(Advance);
    }

    private Transition OnSubscribeRefused(SessionState state, ChannelEntry entry, MetaReply reply)
    {
        var failure = SessionExceptions.OfSubscribe(entry.Name, reply);
        return BayeuxErrorClassifier.Of(reply) switch
        {
            FailureCause.UnknownClient => ForgetExpired(Advised(state, reply), failure).Then(Reconnect),
            FailureCause.TokenRejected => RenewToken(Advised(state, reply), failure),
            FailureCause.Busy or FailureCause.Limit when entry is { Confirmed: true, Wanted: true, Restart: false } =>
                PauseChannel(state, entry, failure, BackoffFor(BayeuxErrorClassifier.Of(reply)), reply.AskedWait).Then(Advance),
            _ => FaultOrLetGo(state, entry, failure),
        };
    }

    /// <summary>
    /// Handles a subscribe request that was too large. It did not reach the streaming server, so its response contained no events. Repeating the
    /// request would not help, because its size would be the same.
    /// </summary>
    private Transition OnSubscribeTooLarge(SessionState state, ChannelEntry entry, TransportException lost)
    {
        state = state with { SideRequestOutstanding = false };
        return FaultOrLetGo(state, entry, SessionExceptions.TooLongToSubscribe(entry.Name, lost));
    }

    /// <summary>
    /// Handles a failed subscribe request. Consumers that joined before the request was sent end with the failure. If other consumers joined
    /// later, the channel is subscribed again for them.
    /// </summary>
    private Transition FaultOrLetGo(SessionState state, ChannelEntry entry, StreamingException failure) =>
        entry.Restart ? LetGo(state, entry, wasRefused: true) : Fault(state, entry, failure).Then(Advance);

    private static Transition Fault(SessionState state, ChannelEntry entry, StreamingException failure)
    {
        Transition faulted = state.Without(entry.Name);
        return faulted.Then(entry.Wanted
            ? new SessionAction.FaultChannel(entry.Name, failure)
            : new SessionAction.ReleaseChannel(entry.Name, WasRefused: true));
    }

    /// <summary>
    /// Records that the channel is unsubscribed, or that its subscribe request was refused. If a consumer wants the channel again, it gets a new
    /// subscription.
    /// </summary>
    private Transition LetGo(SessionState state, ChannelEntry entry, bool wasRefused = false)
    {
        if (!entry.Wanted) return Release(state, entry.Name).Then(Advance);
        Transition absent = state.With(entry with { Wire = WireState.Absent, Restart = false });
        return absent.Then(new SessionAction.ReleaseChannel(entry.Name, wasRefused)).Then(Advance);
    }

    /// <summary>
    /// Handles the reply to an unsubscribe request. The channel is released even if the server refused the request; events that still arrive
    /// are dropped without being read.
    /// </summary>
    private Transition OnUnsubscribe(SessionState state, string channel, MetaReply reply)
    {
        if (state.Find(channel) is not { Wire: WireState.Unsubscribing } entry) return state;
        state = state with { SideRequestOutstanding = false };
        var failure = SessionExceptions.OfSubscribe(channel, reply);
        if (!reply.Successful && BayeuxErrorClassifier.Of(reply) == FailureCause.UnknownClient)
            return ForgetExpired(Advised(state, reply), failure).Then(Reconnect);
        if (!reply.Successful && BayeuxErrorClassifier.Of(reply) == FailureCause.TokenRejected)
            return RenewToken(Advised(state, reply), failure);
        return LetGo(state, entry.Settled());
    }
}
