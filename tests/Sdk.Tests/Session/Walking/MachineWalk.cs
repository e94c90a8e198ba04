using System.Collections.Immutable;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>
/// Walks a machine at random: requests are answered, with success or failure, in any order; the program wants channels and releases them;
/// timers elapse; late responses come. After every step the invariants are checked. A run that has ended is followed by the next one.
/// </summary>
/// <param name="next">The machine.</param>
/// <param name="settings">The settings that it should use.</param>
/// <param name="seed">Makes the walk repeatable.</param>
internal sealed class MachineWalk(Func<SessionState, SessionEvent, Transition> next, SessionSettings settings, int seed)
{
    private readonly EventSource _source = new(seed);
    private readonly Queue<string> _trail = new();
    private SessionState _state = new() { Jitter = (uint)seed };
    private WireModel _wire = new();
    private ChainBudget _chain = new();
    private HashSet<string> _wanted = new(StringComparer.Ordinal);
    private bool _stopped;
    private int _ends;

    /// <summary>The number of runs that have ended.</summary>
    public int Runs { get; private set; }

    /// <summary>The number of times that each phase was left or stayed in.</summary>
    public Dictionary<SessionPhase, int> Visits { get; } = [];

    public void Walk(int steps)
    {
        try
        {
            for (var i = 0; i < steps; i++) Step();
        }
        catch (BrokenInvariantException e)
        {
            throw new BrokenInvariantException(e.Invariant, $"{e.Message}\nseed {seed}, the last steps:\n{string.Join('\n', _trail)}");
        }
    }

    private void Step()
    {
        Visits[_state.Phase] = Visits.GetValueOrDefault(_state.Phase) + 1;
        if (_state.Phase == SessionPhase.Ended && _source.StartsAnew()) StartAgain();
        var (happened, isStale) = _source.Next(_state, _wire, _wanted);
        if (IsProgress(happened) && !isStale) _chain.Reset();
        _stopped |= happened is SessionEvent.StopRequested;
        var before = _state;
        var (after, actions) = next(before, happened);
        _state = after;
        Remember(before, happened, actions);
        if (isStale) Require(ReferenceEquals(before, after) && actions.IsEmpty, Invariants.StaleIsVoid);
        foreach (var action in actions) Perform(action);
        Check(before);
    }

    private void StartAgain()
    {
        Runs++;
        _trail.Clear();
        _state = new SessionState { Jitter = _state.Jitter };
        (_wire, _chain, _wanted) = (new WireModel(), new ChainBudget(), new HashSet<string>(StringComparer.Ordinal));
        (_stopped, _ends) = (false, 0);
    }

    private void Perform(SessionAction action)
    {
        _chain.Note(action);
        Require(!_chain.IsExceeded, Invariants.NoHotLoop);
        Require(_ends == 0, Invariants.OneEnd);
        if (_stopped && SendsOther(action)) throw new BrokenInvariantException(Invariants.OnlyDisconnect, ActionText.Of(action));
        _wire.Perform(action, _state.Epoch);
        if (action is SessionAction.End) _ends++;
        if (action is SessionAction.FaultChannel fault) _wanted.Remove(fault.Channel);
        if (action is SessionAction.ConfirmChannel confirm)
            Require(_wanted.Contains(confirm.Channel) && _wire.Of(confirm.Channel) == WireState.Present, Invariants.ConfirmsAreTrue);
    }

    private void Check(SessionState before)
    {
        Require((_ends == 1) == (_state.Phase == SessionPhase.Ended), Invariants.OneEnd);
        if (before.Phase == SessionPhase.Ended) Require(ReferenceEquals(before, _state), Invariants.OneEnd);
        if (_state.Phase == SessionPhase.Ended) return;
        CheckRequests();
        CheckTimers();
        CheckBudgets();
        CheckChannels();
        CheckMessages();
        Require(_state.Phase == SessionPhase.Idle || !IsStuck(), Invariants.NeverSilent);
    }

    private void CheckRequests()
    {
        Require(_wire.Connect == _state.ConnectOutstanding, Invariants.OneConnect);
        Require(_wire.ChannelRequest is not null == _state.SideRequestOutstanding, Invariants.OneChannelRequest);
        Require(_wire.AbandonedDisconnects > 0 == _state.AbandonedDisconnectOutstanding, Invariants.TwoRequests);
        Require(_wire.Requests <= 2 || _state.Phase == SessionPhase.Disconnecting, Invariants.TwoRequests);
        var expected = _state.Phase switch
        {
            SessionPhase.Authenticating => typeof(SessionAction.AcquireToken),
            SessionPhase.AskingVersion => typeof(SessionAction.AskVersion),
            SessionPhase.Handshaking => typeof(SessionAction.SendHandshake),
            SessionPhase.Disconnecting => typeof(SessionAction.SendDisconnect),
            _ => null,
        };
        Require(_wire.Establishing?.GetType() == expected, Invariants.RequestsFitThePhase);
    }

    private void CheckBudgets()
    {
        Require(_state.HandshakesSpent <= settings.Handshakes.Burst && _state.LoginsSpent <= settings.Logins.Burst, Invariants.WithinBudget);
        if (_state.Phase == SessionPhase.Disconnecting) return;
        Require(_wire.Runs(TimerKind.HandshakeRefill) == _state.HandshakesSpent > 0, Invariants.TimersAreConsistent);
        Require(_wire.Runs(TimerKind.LoginRefill) == _state.LoginsSpent > 0, Invariants.TimersAreConsistent);
    }

    private void CheckTimers()
    {
        Require(_wire.Runs(TimerKind.Attempt) == (_state.Phase == SessionPhase.Waiting), Invariants.TimersAreConsistent);
        Require(_wire.Runs(TimerKind.Poll) == _state.PollTimerRunning, Invariants.TimersAreConsistent);
        Require(!_state.PollTimerRunning || (_state.Phase == SessionPhase.Live && !_wire.Connect), Invariants.TimersAreConsistent);
        var recovering = _state is { Recovering: true, Phase: not SessionPhase.Disconnecting };
        var runs = _wire.Runs(TimerKind.Recovery);
        Require(!runs || recovering, Invariants.TimersAreConsistent);
        Require(runs || !recovering || _state.Overdue, Invariants.RecoveryIsTimed);
        foreach (var entry in _state.Channels.Where(static entry => entry.Paused))
            Require(_wire.Timers.ContainsKey((TimerKind.Channel, entry.Name)), Invariants.TimersAreConsistent);
    }

    private void CheckMessages()
    {
        Require(_state.Messages.SequenceEqual(_wire.Waiting), Invariants.MessagesEnd);
        if (_state.Phase == SessionPhase.Disconnecting) return;
        Require(_wire.Sent.SetEquals(_state.MessageOutstanding is { } ticket ? [ticket] : []), Invariants.MessagesEnd);
    }

    private void CheckChannels()
    {
        foreach (var channel in _wanted) Require(_state.Find(channel) is { Wanted: true }, Invariants.ChannelsAreKept);
        foreach (var entry in _state.Channels)
        {
            Require(entry.Wanted == _wanted.Contains(entry.Name), Invariants.ChannelsAreKept);
            if (_state.Phase == SessionPhase.Disconnecting) continue;
            Require(entry.Wire == _wire.Of(entry.Name) || _wire.IsDoubtful(entry.Name), Invariants.ChannelsAreTrue);
        }

        foreach (var (channel, _) in _wire.Channels) Require(_state.Find(channel) is not null, Invariants.ChannelsAreTrue);
    }

    /// <summary>Returns true if the session is stuck: if it has answered a connect, events can only come while the next one is sent or due.</summary>
    private bool IsStuck() =>
        _wire.IsIdle || (_state is { Phase: SessionPhase.Live, Polled: true, ConnectOutstanding: false } && !_wire.Runs(TimerKind.Poll) && _wire.Requests < 2);

    private static bool IsProgress(SessionEvent happened) => happened
        is SessionEvent.TimerElapsed or SessionEvent.HandshakeRequested or SessionEvent.EventsReceived
        || (happened is SessionEvent.ConnectAnswered answered && (answered.Carried || answered.Took > TimeSpan.Zero))
        || (happened is SessionEvent.RequestLost lost && lost.Took > TimeSpan.Zero);

    private static bool SendsOther(SessionAction action) => action
        is SessionAction.AcquireToken or SessionAction.AskVersion or SessionAction.SendHandshake or SessionAction.SendConnect
        or SessionAction.SendSubscribe or SessionAction.SendUnsubscribe or SessionAction.SendMessage or SessionAction.StartTimer;

    private void Remember(SessionState before, SessionEvent happened, ImmutableArray<SessionAction> actions)
    {
        if (_trail.Count == 20) _trail.Dequeue();
        _trail.Enqueue($"{before.Phase}: {happened.GetType().Name} -> {_state.Phase}: {ActionText.Of(actions)}");
    }

    private void Require(bool holds, string invariant)
    {
        if (!holds) throw new BrokenInvariantException(invariant, $"{_state.Phase}, {_chain}");
    }
}
