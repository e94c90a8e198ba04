using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>The state outside of the machine: running requests, running timers, the server's subscriptions.</summary>
internal sealed class WireModel
{
    private readonly Dictionary<string, WireState> _channels = new(StringComparer.Ordinal);

    /// <summary>Channels whose last request was lost: only the server knows whether it had an effect.</summary>
    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);

    /// <summary>The request that establishes a session: a login, the version, a handshake, a disconnect.</summary>
    public SessionAction? Establishing { get; private set; }

    public bool Connect { get; private set; }

    /// <summary>The messages of the program that wait to be sent.</summary>
    public List<int> Waiting { get; } = [];

    /// <summary>The messages that were sent and have not ended.</summary>
    public HashSet<int> Sent { get; } = [];

    /// <summary>The running subscribe, unsubscribe or message of the program.</summary>
    public SessionAction? ChannelRequest { get; private set; }

    /// <summary>The running timers, with the epoch that they were started in.</summary>
    public Dictionary<(TimerKind Kind, string? Channel), int> Timers { get; } = [];

    /// <summary>Client ids that are being disconnected, one at a time.</summary>
    public int AbandonedDisconnects { get; private set; }

    /// <summary>The number of running requests.</summary>
    public int Requests => Count(Establishing is not null) + Count(Connect) + Count(ChannelRequest is not null) + Count(AbandonedDisconnects > 0);

    public IEnumerable<KeyValuePair<string, WireState>> Channels => _channels;

    /// <summary>True if nothing is running that the session waits for; refill timers may run meanwhile.</summary>
    public bool IsIdle => Establishing is null && !Connect && ChannelRequest is null && !Timers.Keys.Any(static timer => IsWaitedFor(timer.Kind));

    public bool Runs(TimerKind timer) => Timers.ContainsKey((timer, null));

    public WireState Of(string channel) => _channels.GetValueOrDefault(channel);

    /// <summary>Performs an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="epoch">The epoch of the state after the step, which the loop gives to timers.</param>
    public void Perform(SessionAction action, int epoch)
    {
        switch (action)
        {
            case SessionAction.AcquireToken or SessionAction.AskVersion or SessionAction.SendHandshake or SessionAction.SendDisconnect:
                Require(Establishing is null && !Connect && ChannelRequest is null, Invariants.RequestsFitThePhase, action);
                Establishing = action;
                break;
            case SessionAction.SendConnect:
                Require(!Connect, Invariants.OneConnect, action);
                Connect = true;
                break;
            case SessionAction.SendSubscribe a: Ask(a, a.Channel, WireState.Absent, WireState.Subscribing); break;
            case SessionAction.SendUnsubscribe a: Ask(a, a.Channel, WireState.Present, WireState.Unsubscribing); break;
            case SessionAction.SendAbandonedDisconnect: AbandonedDisconnects++; break;
            case SessionAction.SendMessage a: SendMessage(a); break;
            case SessionAction.FailMessage a: Require(Sent.Remove(a.Ticket), Invariants.MessagesEnd, a); break;
            case SessionAction.AbandonRequests: Abandon(); break;
            case SessionAction.StartTimer a: StartTimer(a, epoch); break;
            case SessionAction.StopTimer a: Timers.Remove((a.Kind, null)); break;
            case SessionAction.End: Forget(); break;
        }
    }

    public void AnswerEstablishing() => Establishing = null;

    public void AnswerConnect() => Connect = false;

    public SessionEvent.AbandonedDisconnectsDone AnswerAbandonedDisconnects()
    {
        AbandonedDisconnects = 0;
        return new SessionEvent.AbandonedDisconnectsDone();
    }

    public void AnswerChannel(string channel, bool present)
    {
        ChannelRequest = null;
        if (present) _channels[channel] = WireState.Present;
        else _channels.Remove(channel);
    }

    public void LoseChannel(string channel)
    {
        ChannelRequest = null;
        _channels.Remove(channel);
        _doubtful.Add(channel);
    }

    public bool IsDoubtful(string channel) => _doubtful.Contains(channel);

    /// <summary>Removes the message, which the machine fails.</summary>
    public void LoseMessage() => ChannelRequest = null;

    public void AnswerMessage(int ticket)
    {
        ChannelRequest = null;
        Sent.Remove(ticket);
    }

    private void SendMessage(SessionAction.SendMessage message)
    {
        Require(ChannelRequest is null, Invariants.OneChannelRequest, message);
        Require(Waiting.Remove(message.Ticket) && Sent.Add(message.Ticket), Invariants.MessagesEnd, message);
        ChannelRequest = message;
    }

    private void Ask(SessionAction request, string channel, WireState from, WireState to)
    {
        Require(ChannelRequest is null, Invariants.OneChannelRequest, request);
        Require(_doubtful.Remove(channel) || Of(channel) == from, Invariants.ChannelsAreTrue, request);
        ChannelRequest = request;
        _channels[channel] = to;
    }

    /// <summary>Abandons the requests, when a session is lost or the run ends: the server's subscriptions no longer count.</summary>
    private void Abandon()
    {
        (Establishing, Connect, ChannelRequest) = (null, false, null);
        _channels.Clear();
        _doubtful.Clear();
    }

    private static int Count(bool isUnderWay) => isUnderWay ? 1 : 0;

    private void Forget()
    {
        Timers.Clear();
        Waiting.Clear();
        Sent.Clear();
    }

    private void StartTimer(SessionAction.StartTimer timer, int epoch)
    {
        Require(timer.Delay > TimeSpan.Zero, Invariants.TimersAreConsistent, timer);
        // A channel that was released while it waited, and is wanted and refused again, waits again from the start.
        Require(timer.Channel is not null || !Timers.ContainsKey((timer.Kind, null)), Invariants.TimersAreConsistent, timer);
        Timers[(timer.Kind, timer.Channel)] = epoch;
    }

    private static bool IsWaitedFor(TimerKind kind) => kind is TimerKind.Attempt or TimerKind.Poll or TimerKind.Recovery;

    private static void Require(bool holds, string invariant, SessionAction action)
    {
        if (!holds) throw new BrokenInvariantException(invariant, ActionText.Of(action));
    }
}
