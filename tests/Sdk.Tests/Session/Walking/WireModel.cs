using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>What the world outside the machine knows: requests under way, running timers, the server's subscriptions.</summary>
internal sealed class WireModel
{
    private readonly Dictionary<string, WireState> _channels = new(StringComparer.Ordinal);

    /// <summary>The request of the way to a session: a login, the version, a handshake, a disconnect.</summary>
    public SessionAction? Establishing { get; private set; }

    public bool Connect { get; private set; }

    /// <summary>The program's own messages that wait to be sent.</summary>
    public List<int> Waiting { get; } = [];

    /// <summary>Those that were sent and have not ended.</summary>
    public HashSet<int> Sent { get; } = [];

    /// <summary>The subscribe, unsubscribe or message of the program's own under way.</summary>
    public SessionAction? ChannelRequest { get; private set; }

    /// <summary>The running timers, with the epoch that they were started in.</summary>
    public Dictionary<TimerKind, int> Timers { get; } = [];

    public IEnumerable<KeyValuePair<string, WireState>> Channels => _channels;

    /// <summary>Whether nothing is under way that the session waits for; budgets are refilled meanwhile.</summary>
    public bool IsIdle => Establishing is null && !Connect && ChannelRequest is null && !Timers.Keys.Any(IsWaitedFor);

    public WireState Of(string channel) => _channels.GetValueOrDefault(channel);

    /// <summary>Performs an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="epoch">The epoch of the state after the step, which is the one that the loop gives to timers.</param>
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
            case SessionAction.SendMessage a: SendMessage(a); break;
            case SessionAction.FailMessage a: Require(Sent.Remove(a.Ticket), Invariants.MessagesEnd, a); break;
            case SessionAction.AbandonRequests: Abandon(); break;
            case SessionAction.StartTimer a: StartTimer(a, epoch); break;
            case SessionAction.StopTimer a: Timers.Remove(a.Kind); break;
            case SessionAction.End: Forget(); break;
        }
    }

    public void AnswerEstablishing() => Establishing = null;

    public void AnswerConnect() => Connect = false;

    public void AnswerChannel(string channel, bool present)
    {
        ChannelRequest = null;
        if (present) _channels[channel] = WireState.Present;
        else _channels.Remove(channel);
    }

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
        Require(Of(channel) == from, Invariants.ChannelsAreTrue, request);
        ChannelRequest = request;
        _channels[channel] = to;
    }

    /// <summary>Requests are abandoned when a session is lost or the run ends: the server's knowledge is void.</summary>
    private void Abandon()
    {
        (Establishing, Connect, ChannelRequest) = (null, false, null);
        _channels.Clear();
    }

    private void Forget()
    {
        Timers.Clear();
        Waiting.Clear();
        Sent.Clear();
    }

    private void StartTimer(SessionAction.StartTimer timer, int epoch)
    {
        Require(timer.Delay > TimeSpan.Zero, Invariants.TimersAreConsistent, timer);
        Require(!Timers.ContainsKey(timer.Kind), Invariants.TimersAreConsistent, timer);
        Timers[timer.Kind] = epoch;
    }

    private static bool IsWaitedFor(TimerKind kind) => kind is TimerKind.Attempt or TimerKind.Poll or TimerKind.Recovery;

    private static void Require(bool holds, string invariant, SessionAction action)
    {
        if (!holds) throw new BrokenInvariantException(invariant, ActionText.Of(action));
    }
}
