using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>A machine with one defect, and the invariant that must notice it.</summary>
internal sealed record Mutation(string Invariant, Func<Func<SessionState, SessionEvent, Transition>, Func<SessionState, SessionEvent, Transition>> Break)
{
    public static IReadOnlyDictionary<string, Mutation> All { get; } = new Dictionary<string, Mutation>(StringComparer.Ordinal)
    {
        ["polls again when a channel is wanted"] = Adds(Invariants.OneConnect, static (state, happened) =>
            happened is SessionEvent.ChannelWanted && state.ConnectOutstanding ? new SessionAction.SendConnect(false, TimeSpan.Zero) : null),
        ["subscribes to two channels at a time"] = Adds(Invariants.OneChannelRequest, static (state, happened) =>
            happened is SessionEvent.ChannelWanted && state.SideRequestOutstanding ? new SessionAction.SendSubscribe("/u/extra") : null),
        ["subscribes beside a connect and a goodbye"] = new(Invariants.TwoRequests, static machine => (state, happened) =>
            happened is SessionEvent.ChannelWanted && state is { Phase: SessionPhase.Live, AbandonedDisconnectOutstanding: true }
                ? machine(state with { AbandonedDisconnectOutstanding = false }, happened).Then(static after => after with { AbandonedDisconnectOutstanding = true })
                : machine(state, happened)),
        ["shakes hands beside a login"] = Adds(Invariants.RequestsFitThePhase, static (_, happened) =>
            happened is SessionEvent.StartRequested ? new SessionAction.SendHandshake() : null),
        ["does not wait"] = new(Invariants.NoHotLoop, static machine => (state, happened) => WithoutPause(machine, machine(state, happened))),
        ["has no budgets"] = new(Invariants.WithinBudget, static _ =>
            new SessionMachine(SessionSettings.Default with { Handshakes = RateLimit.PerHour(10_000), Logins = RateLimit.PerHour(10_000) }).Next),
        ["forgets to poll again"] = new(Invariants.NeverSilent, static machine => (state, happened) =>
            happened is SessionEvent.TimerElapsed { Kind: TimerKind.Poll } && state.PollTimerRunning
                ? state with { PollTimerRunning = false }
                : machine(state, happened)),
        ["does not resubscribe"] = new(Invariants.ChannelsAreTrue, static machine => (state, happened) =>
            happened is SessionEvent.RequestLost && state.Phase == SessionPhase.Live
                ? KeepSubscriptions(state, machine(state, happened))
                : machine(state, happened)),
        ["loses a channel with the session"] = new(Invariants.ChannelsAreKept, static machine => (state, happened) =>
            machine(state, happened) is { Actions: var actions } step && actions.OfType<SessionAction.ReportLoss>().Any()
                ? step with { State = step.State with { Channels = [.. step.State.Channels.Skip(1)] } }
                : machine(state, happened)),
        ["confirms before the server does"] = Adds(Invariants.ConfirmsAreTrue, static (_, happened) =>
            happened is SessionEvent.ChannelWanted e ? new SessionAction.ConfirmChannel(e.Channel) : null),
        ["ends twice"] = Adds(Invariants.OneEnd, static (state, _) =>
            state.Phase == SessionPhase.Ended ? new SessionAction.End(null) : null),
        ["never ends"] = new(Invariants.OneEnd, static machine => (state, happened) =>
            machine(state, happened) is var step ? step with { Actions = step.Actions.RemoveAll(static action => action is SessionAction.End) } : default),
        ["goes on after a stop"] = Adds(Invariants.OnlyDisconnect, static (state, _) =>
            state.Phase == SessionPhase.Disconnecting ? new SessionAction.SendConnect(true, TimeSpan.Zero) : null),
        ["leaves the poll timer running"] = new(Invariants.TimersAreConsistent, static machine => (state, happened) =>
            machine(state, happened) is var step ? step with { Actions = step.Actions.RemoveAll(static action => action is SessionAction.StopTimer { Kind: TimerKind.Poll }) } : default),
        ["recovers without a timer"] = new(Invariants.RecoveryIsTimed, static machine => (state, happened) =>
            machine(state, happened) is var step ? step with { Actions = step.Actions.RemoveAll(static action => action is SessionAction.StartTimer { Kind: TimerKind.Recovery }) } : default),
        ["forgets a lost message"] = new(Invariants.MessagesEnd, static machine => (state, happened) =>
            machine(state, happened) is var step ? step with { Actions = step.Actions.RemoveAll(static action => action is SessionAction.FailMessage) } : default),
        ["takes late answers"] = new(Invariants.StaleIsVoid, static machine => (state, happened) =>
            machine(state, happened is SessionEvent.ConnectAnswered late ? late with { Epoch = state.Epoch } : happened)),
    };

    private static Mutation Adds(string invariant, Func<SessionState, SessionEvent, SessionAction?> added) => new(
        invariant,
        machine => (state, happened) => machine(state, happened) is var step && added(step.State, happened) is { } action ? step with { Actions = step.Actions.Add(action) } : step);

    private static Transition WithoutPause(Func<SessionState, SessionEvent, Transition> machine, Transition step) =>
        step.State.Phase == SessionPhase.Waiting && step.Actions.Any(IsPause)
            ? (step with { Actions = step.Actions.RemoveAll(IsPause) }).Then(waiting => machine(waiting, new SessionEvent.TimerElapsed(waiting.Epoch, TimerKind.Attempt)))
            : step;

    private static bool IsPause(SessionAction action) => action is SessionAction.StartTimer { Kind: TimerKind.Attempt };

    private static Transition KeepSubscriptions(SessionState before, Transition step) => step with
    {
        State = step.State with
        {
            Channels = [.. step.State.Channels.Select(channel => channel with { Wire = before.Find(channel.Name)!.Wire })],
        },
    };
}
