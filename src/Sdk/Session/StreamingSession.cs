using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using TypedStreaming.Subscriptions;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// One run of a client, from start to end: a single loop that takes what happened from its inbox, asks the machine, and
/// performs the actions. Only the loop touches the state. Programs reach it through the inbox and the table.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The loop disposes what it owns when it ends.")]
internal sealed partial class StreamingSession : IChannelRequests
{
    private readonly SessionContext _context;
    private readonly SessionMachine _machine;
    private readonly LongPollTransport _transport;
    private readonly Channel<ISessionInput> _inbox = Channel.CreateUnbounded<ISessionInput>(new() { SingleReader = true });
    private readonly TaskCompletionSource _established = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SessionTimers _timers;
    private readonly RunningTasks _running = new();
    private readonly ServerClock _clock;
    private readonly CancellationTokenSource _ended = new();
    private SessionState _state;
    private int _over;

    private StreamingSession(SessionContext context)
    {
        _context = context;
        _machine = new SessionMachine(context.Settings);
        _transport = new LongPollTransport(context.Connections.Instance, context.Time);
        _timers = new SessionTimers(context.Time, _running, Post);
        _state = context.Budgets.Carry(new SessionState { Jitter = context.Options.JitterSeed ?? (uint)Random.Shared.Next(1, int.MaxValue) }, context.Settings);
        _version = context.Options.ApiVersion;
        _clock = new ServerClock(context.Time);
        Table = new SubscriptionTable(this, context.Logger, context.Metrics);
        Completion = RunAsync();
    }

    public SubscriptionTable Table { get; }

    /// <summary>The server's time.</summary>
    public DateTimeOffset ServerNow => _clock.Now;

    /// <summary>Guards against a second enumeration of <see cref="ByHand"/>.</summary>
    public OneAtATime ByHandEnumeration { get; } = new("Events()");

    /// <summary>The events of the channels that were subscribed by hand.</summary>
    public DeliveryQueue<HandDelivery> ByHand { get; } = new();

    /// <summary>Done when the server accepted the first handshake, or the run is over without.</summary>
    public Task Established => _established.Task;

    /// <summary>Done when the run is over and nothing of it is left.</summary>
    public Task Completion { get; }

    /// <summary>Whether the run is over, or on its way there.</summary>
    public bool IsOver => Volatile.Read(ref _over) == 1;

    /// <summary>Why the run ended, if it failed.</summary>
    public StreamingException? Failure { get; private set; }

    public static StreamingSession Start(SessionContext context)
    {
        var session = new StreamingSession(context);
        context.States.Begin(session);
        session.Post(new SessionEvent.StartRequested());
        return session;
    }

    /// <summary>Ends the run: every consumer at once, the server's session within a short time.</summary>
    /// <param name="cause">What enumerations get, or null for a plain end.</param>
    public void RequestStop(Exception? cause)
    {
        EndConsumers(cause, discard: true);
        Post(new SessionEvent.StopRequested());
    }

    void IChannelRequests.Want(string channel) => Post(new SessionEvent.ChannelWanted(channel));

    void IChannelRequests.Unwant(string channel) => Post(new SessionEvent.ChannelUnwanted(channel));

    void IChannelRequests.Join(string channel) => Post(new ChannelJoined(channel));

    /// <summary>After the end the inbox is closed, and what comes late is of no interest.</summary>
    private void Post(ISessionInput input)
    {
        if (!_inbox.Writer.TryWrite(input)) Discard(input);
    }

    private async Task RunAsync()
    {
        while (_state.Phase != SessionPhase.Ended)
        {
            var input = await _inbox.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                Take(input);
            }
            catch (Exception e)
            {
                // A defect of this SDK, whatever it is, must end the streams with an error: a loop that dies alone would leave them silent.
                Crash(SessionFailure.OfDefect(e));
            }
        }

        _timers.StopAll();
        EndConsumers(Failure, discard: false);
        _inbox.Writer.Complete();
        while (_inbox.Reader.TryRead(out var late)) Discard(late);
        DiscardRequests();
        await _running.WhenAllAsync().ConfigureAwait(false);
        _requests.Dispose();
    }

    private void Crash(StreamingException defect)
    {
        try
        {
            Feed(new SessionEvent.Crashed(defect));
        }
        catch (Exception)
        {
            // Loggers and listeners of the program are called on the way. Where they are the defect, the state is the end's by now,
            // and what is left of the end follows the loop.
            Failure ??= defect;
        }
    }

    private static void Discard(ISessionInput input)
    {
        if (input is WireResponse response) response.Discard();
        if (input is IProgramRequest request) request.Fail(ProgramRequests.Over());
    }

    private void Take(ISessionInput input)
    {
        switch (input)
        {
            case WireResponse response: Read(response); break;
            case WireLoss loss: Lose(loss.Request, loss.Failure); break;
            case ProgramMessage message: Send(message); break;
            case NewHandshake handshake: Renew(handshake); break;
            case ChannelJoined joined: Join(joined.Channel); break;
            case StartsDecided decided: Restart(decided); break;
            case SessionEvent happened: Feed(happened); break;
        }
    }

    private void Feed(SessionEvent happened)
    {
        if (happened is SessionEvent.TokenAcquired token && token.Epoch == _state.Epoch) _token = token.Token;
        if (happened is SessionEvent.VersionKnown version && version.Epoch == _state.Epoch) _version = version.Newest;
        var (state, actions) = _machine.Next(_state, happened);
        _state = state;
        ShowState(actions);
        foreach (var action in actions) Perform(action);
    }

    /// <summary>Before the actions, so that whoever waits for what they bring about reads no older state afterwards.</summary>
    private void ShowState(ImmutableArray<SessionAction> actions)
    {
        foreach (var action in actions) Failure = action is SessionAction.End end ? end.Cause : Failure;
        var shown = _state.Shown(Failure);
        if (shown is { } state) _context.States.Change(this, state, state is ClientState.Recovering ? _state.LastFailure : Failure, null);
    }

    /// <summary>Only the first end counts: what starts after it belongs to another run.</summary>
    private void EndConsumers(Exception? cause, bool discard)
    {
        if (Interlocked.Exchange(ref _over, 1) == 1) return;
        Table.End(cause, discard);
        _ = _ended.CancelAsync();
        ByHand.Complete(cause, discard);
        _context.Taps.End(cause, discard);
        _established.TrySetResult();
    }
}
