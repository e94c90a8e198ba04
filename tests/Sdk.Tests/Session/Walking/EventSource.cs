using TypedStreaming.Bayeux;
using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>Chooses the next event: mostly a response to a running request, a success or a failure.</summary>
internal sealed class EventSource(int seed)
{
    private static readonly string[] Names = ["/topic/A", "/topic/B", "/topic/C?x=1", "/u/d"];
    private static readonly AccessToken Token = MachineRun.Token();
    private static readonly StreamingError[] TokenFailures = [StreamingError.LoginFailed, StreamingError.LoginFailed, StreamingError.LoginFailed, StreamingError.LoginRefused];

    private readonly Random _random = new(seed);
    private int _tickets;

    public bool StartsAnew() => Chance(50);

    /// <summary>Returns the next event, and whether it belongs to an earlier epoch.</summary>
    public (SessionEvent Happened, bool IsStale) Next(SessionState state, WireModel wire, HashSet<string> wanted)
    {
        if (Chance(3)) return (Answer(state, state.Epoch - 1 - _random.Next(3)), true);
        if (Chance(1)) return (Message(state, wire), false);
        if (wire.AbandonedDisconnects > 0 && Chance(10)) return (wire.AnswerAbandonedDisconnects(), false);
        if (Chance(2)) return (new SessionEvent.EventsReceived(state.Epoch), false);
        if (Chance(8)) return (ByProgram(state, wanted), false);
        if (state.Phase == SessionPhase.Live && (wire.Connect || wire.ChannelRequest is not null) && Chance(1))
            return (AnswerAs(wire, new SessionEvent.ServerDisconnected(state.Epoch)), false);
        return (UnderWay(state, wire) ?? ByProgram(state, wanted), false);
    }

    private SessionEvent ByProgram(SessionState state, HashSet<string> wanted)
    {
        if (state.Phase == SessionPhase.Idle && Chance(50)) return new SessionEvent.StartRequested();
        if (_random.Next(40) == 0) return new SessionEvent.StopRequested();
        if (_random.Next(400) == 0) return new SessionEvent.Crashed(MachineRun.Failure(StreamingError.Defect));
        if (_random.Next(100) == 0) return new SessionEvent.HandshakeRequested();
        var channel = One(Names);
        if (wanted.Remove(channel)) return new SessionEvent.ChannelUnwanted(channel);
        if (state.Phase != SessionPhase.Ended) wanted.Add(channel);
        return new SessionEvent.ChannelWanted(channel);
    }

    private SessionEvent.MessageWanted Message(SessionState state, WireModel wire)
    {
        if (state.Phase != SessionPhase.Ended) wire.Waiting.Add(++_tickets);
        return new SessionEvent.MessageWanted(_tickets);
    }

    private SessionEvent? UnderWay(SessionState state, WireModel wire)
    {
        var due = wire.Timers.Where(timer => _random.Next(Patience(timer.Key.Kind)) == 0).ToList();
        if (due.Count > 0 && Chance(40)) return Elapse(wire, One(due));
        if (wire.ChannelRequest is { } request && Chance(60)) return AnswerChannel(state, wire, request);
        if (wire.Connect) return AnswerConnect(state, wire);
        if (wire.ChannelRequest is { } other) return AnswerChannel(state, wire, other);
        if (wire.Establishing is not { } establishing) return due.Count > 0 ? Elapse(wire, One(due)) : null;
        wire.AnswerEstablishing();
        return AnswerEstablishing(state.Epoch, establishing);
    }

    /// <summary>Long timers elapse rarely, because others elapse meanwhile.</summary>
    private static int Patience(TimerKind timer) => timer switch
    {
        TimerKind.Recovery => 30,
        TimerKind.HandshakeRefill or TimerKind.LoginRefill => 6,
        _ => 1,
    };

    private static SessionEvent.TimerElapsed Elapse(WireModel wire, KeyValuePair<(TimerKind Kind, string? Channel), int> timer)
    {
        wire.Timers.Remove(timer.Key);
        return new SessionEvent.TimerElapsed(timer.Value, timer.Key.Kind, timer.Key.Channel);
    }

    private SessionEvent AnswerEstablishing(int epoch, SessionAction request) => request switch
    {
        SessionAction.AcquireToken => Chance(85)
            ? new SessionEvent.TokenAcquired(epoch, Token)
            : new SessionEvent.TokenFailed(epoch, MachineRun.Failure(One(TokenFailures))),
        SessionAction.AskVersion => Chance(85)
            ? new SessionEvent.VersionKnown(epoch, "66.0")
            : new SessionEvent.VersionFailed(epoch, MachineRun.Failure(StreamingError.Transport), Answered: Chance(50)),
        SessionAction.SendHandshake => AnswerHandshake(epoch),
        _ => Chance(80) ? new SessionEvent.DisconnectAnswered(epoch) : Lost(epoch, BayeuxRequestKind.Disconnect),
    };

    private SessionEvent AnswerHandshake(int epoch)
    {
        if (Chance(10)) return Lost(epoch, BayeuxRequestKind.Handshake);
        return new SessionEvent.HandshakeAnswered(epoch, Chance(70) ? Replies.Handshake : Chance(66) ? Replies.HandshakeWithoutReplay : One(RandomReplies.RefusedHandshakes));
    }

    private SessionEvent AnswerConnect(SessionState state, WireModel wire)
    {
        wire.AnswerConnect();
        if (Chance(8)) return Lost(state.Epoch, BayeuxRequestKind.Connect);
        var reply = Chance(80) ? Replies.Connect : Chance(50) ? One(RandomReplies.AcceptedConnects) : One(RandomReplies.RefusedConnects);
        return new SessionEvent.ConnectAnswered(state.Epoch, reply, Chance(40) ? MachineRun.Hold : TimeSpan.Zero, Carried: reply.Successful && Chance(20));
    }

    private SessionEvent AnswerChannel(SessionState state, WireModel wire, SessionAction request)
    {
        if (request is SessionAction.SendMessage message) return AnswerMessage(state, wire, message.Ticket);
        var good = Chance(85);
        var lost = Chance(4);
        if (request is SessionAction.SendSubscribe subscribe)
        {
            if (lost) return LoseChannel(state, wire, subscribe.Channel, BayeuxRequestKind.Subscribe);
            wire.AnswerChannel(subscribe.Channel, present: good);
            return new SessionEvent.SubscribeAnswered(
                state.Epoch, subscribe.Channel, good ? Replies.Subscribe : One(RandomReplies.RefusedSubscribes));
        }

        var unsubscribe = (SessionAction.SendUnsubscribe)request;
        if (lost) return LoseChannel(state, wire, unsubscribe.Channel, BayeuxRequestKind.Unsubscribe);
        wire.AnswerChannel(unsubscribe.Channel, present: false);
        return new SessionEvent.UnsubscribeAnswered(
            state.Epoch, unsubscribe.Channel, good ? Replies.Unsubscribe : One(RandomReplies.RefusedUnsubscribes));
    }

    private SessionEvent.RequestLost LoseChannel(SessionState state, WireModel wire, string channel, BayeuxRequestKind kind)
    {
        wire.LoseChannel(channel);
        return Lost(state.Epoch, kind);
    }

    /// <summary>Answers a message. The machine reports a lost response.</summary>
    private SessionEvent AnswerMessage(SessionState state, WireModel wire, int ticket)
    {
        if (Chance(15))
        {
            wire.LoseMessage();
            return Lost(state.Epoch, BayeuxRequestKind.Message);
        }

        wire.AnswerMessage(ticket);
        return new SessionEvent.MessageAnswered(state.Epoch);
    }

    /// <summary>Answers a request with a disconnect of the server; the response is used up with it.</summary>
    private static SessionEvent.ServerDisconnected AnswerAs(WireModel wire, SessionEvent.ServerDisconnected goodbye)
    {
        if (wire.Connect) wire.AnswerConnect();
        return goodbye;
    }

    private SessionEvent Answer(SessionState state, int epoch) => _random.Next(8) switch
    {
        0 => new SessionEvent.ConnectAnswered(epoch, One(RandomReplies.RefusedConnects), TimeSpan.Zero, Carried: false),
        1 => new SessionEvent.ConnectAnswered(epoch, Replies.Connect, MachineRun.Hold, Carried: true),
        2 => new SessionEvent.TimerElapsed(epoch, (TimerKind)_random.Next(2)),
        3 => new SessionEvent.HandshakeAnswered(epoch, Replies.Handshake),
        4 => Lost(epoch, BayeuxRequestKind.Connect),
        5 => new SessionEvent.TokenAcquired(epoch, Token),
        6 => new SessionEvent.ServerDisconnected(epoch),
        _ => new SessionEvent.SubscribeAnswered(epoch, state.Channels.FirstOrDefault()?.Name ?? "/topic/A", Replies.Subscribe),
    };

    private SessionEvent.RequestLost Lost(int epoch, BayeuxRequestKind kind)
    {
        var failure = new TransportException("it was cut") { HttpStatus = Chance(15) ? 401 : Chance(20) ? 503 : null };
        return new SessionEvent.RequestLost(epoch, kind, failure, kind == BayeuxRequestKind.Connect && Chance(40) ? MachineRun.Hold : TimeSpan.Zero);
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
