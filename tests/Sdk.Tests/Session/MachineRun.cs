using System.Collections.Immutable;
using TypedStreaming.Bayeux;
using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>
/// A machine with its state, used as its loop uses it: a timer carries the epoch that applies after the step that started it, and a response
/// carries the epoch in which its request was sent.
/// </summary>
internal sealed class MachineRun(SessionSettings? settings = null, SessionState? start = null)
{
    public const string A = "/topic/A";
    public const string B = "/topic/B";

    /// <summary>The time that Salesforce lets a connect wait.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(110);

    private readonly SessionMachine _machine = new(settings ?? SessionSettings.Default);
    private readonly Dictionary<(TimerKind Kind, string? Channel), (int Epoch, TimeSpan Delay)> _timers = [];

    public SessionState State { get; private set; } = start ?? new SessionState { Jitter = 7 };

    /// <summary>The actions that followed the last event.</summary>
    public ImmutableArray<SessionAction> Actions { get; private set; } = [];

    /// <summary>The same as a text.</summary>
    public string Did => ActionText.Of(Actions);

    /// <summary>All actions so far.</summary>
    public List<SessionAction> History { get; } = [];

    /// <summary>Makes a run whose session has answered its first connect, while the second one waits at the server.</summary>
    public static MachineRun Live(SessionSettings? settings, params ReadOnlySpan<string> channels)
    {
        var run = new MachineRun(settings);
        foreach (var channel in channels) run.Feed(new SessionEvent.ChannelWanted(channel));
        run.Feed(new SessionEvent.StartRequested());
        run.Feed(new SessionEvent.TokenAcquired(0, Token()));
        return run.Establish();
    }

    public static MachineRun Live(params ReadOnlySpan<string> channels) => Live(null, channels);

    public static AccessToken Token() => new("00Dxx!token", new Uri("https://acme.my.salesforce.com"));

    public static StreamingException Failure(StreamingError reason = StreamingError.LoginFailed) => new(reason, "it failed");

    public MachineRun Feed(SessionEvent happened)
    {
        (State, Actions) = _machine.Next(State, happened);
        History.AddRange(Actions);
        foreach (var action in Actions) Note(action);
        return this;
    }

    /// <summary>Goes from the version question, if there is one, to the connect that waits at the server.</summary>
    public MachineRun Establish()
    {
        if (State.Phase == SessionPhase.AskingVersion) Feed(new SessionEvent.VersionKnown(State.Epoch, "66.0"));
        Handshake(Replies.Handshake);
        foreach (var _ in State.Channels.Where(static channel => channel.Wanted)) AnswerSubscribe();
        return Connect(Replies.FirstConnect, progress: false);
    }

    public MachineRun Handshake(MetaReply reply) => Feed(new SessionEvent.HandshakeAnswered(State.Epoch, reply));

    /// <summary>Answers the connect: one that waited until its time had elapsed, or one that came at once without events.</summary>
    public MachineRun Connect(MetaReply reply, bool progress = true) => Connect(reply, progress ? Hold : TimeSpan.Zero);

    public MachineRun Connect(MetaReply reply, TimeSpan took, bool carried = false) =>
        Feed(new SessionEvent.ConnectAnswered(State.Epoch, reply, took, carried));

    /// <summary>Answers the subscribe that is running.</summary>
    public MachineRun AnswerSubscribe(MetaReply? reply = null)
    {
        var channel = State.Channels.Single(static entry => entry.Wire == WireState.Subscribing).Name;
        return Feed(new SessionEvent.SubscribeAnswered(State.Epoch, channel, reply ?? Replies.Subscribe));
    }

    /// <summary>Answers the unsubscribe that is running.</summary>
    public MachineRun AnswerUnsubscribe(MetaReply? reply = null)
    {
        var channel = State.Channels.Single(static entry => entry.Wire == WireState.Unsubscribing).Name;
        return Feed(new SessionEvent.UnsubscribeAnswered(State.Epoch, channel, reply ?? Replies.Unsubscribe));
    }

    /// <summary>Loses a request, after half of a connect's time or at once.</summary>
    public MachineRun Lose(BayeuxRequestKind kind, int? httpStatus = null, bool progress = false, TimeSpan? retryAfter = null) => Feed(
        new SessionEvent.RequestLost(
            State.Epoch,
            kind,
            new TransportException("it was cut") { HttpStatus = httpStatus, RetryAfter = retryAfter },
            progress ? Hold / 2 : TimeSpan.Zero));

    public MachineRun Want(string channel) => Feed(new SessionEvent.ChannelWanted(channel));

    public MachineRun Unwant(string channel) => Feed(new SessionEvent.ChannelUnwanted(channel));

    public MachineRun Stop() => Feed(new SessionEvent.StopRequested());

    public MachineRun GetToken() => Feed(new SessionEvent.TokenAcquired(State.Epoch, Token()));

    /// <summary>Lets a running timer elapse.</summary>
    public MachineRun Elapse(TimerKind kind, string? channel = null)
    {
        Assert.True(_timers.Remove((kind, channel), out var timer), $"no {kind} timer runs");
        return Feed(new SessionEvent.TimerElapsed(timer.Epoch, kind, channel));
    }

    public bool Runs(TimerKind kind, string? channel = null) => _timers.ContainsKey((kind, channel));

    public TimeSpan Delay(TimerKind kind, string? channel = null) => _timers[(kind, channel)].Delay;

    private void Note(SessionAction action)
    {
        if (action is SessionAction.StartTimer start) _timers[(start.Kind, start.Channel)] = (State.Epoch, start.Delay);
        if (action is SessionAction.StopTimer stop) _timers.Remove((stop.Kind, null));
        if (action is SessionAction.End) _timers.Clear();
    }
}
