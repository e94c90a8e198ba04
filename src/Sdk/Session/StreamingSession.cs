using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming.Session;

/// <summary>
/// Performs the work of a client from start to stop, including all sessions that the client opens in that time. A single loop takes entries from an
/// inbox, asks the state machine for actions, and performs them. Only the loop changes the state. Callers reach the loop through the inbox.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The loop disposes these objects when it ends.")]
internal sealed partial class StreamingSession : IEventSource, IWire
{
    private readonly SessionContext _context;
    private readonly SessionMachine _machine;
    private readonly LongPollTransport _transport;
    private readonly SessionTimers _timers;
    private readonly AbandonedDisconnects _disconnects;
    private readonly ServerClock _clock;
    private readonly ActivityContext? _startedBy;
    private readonly bool _runsProgramCode;
    private readonly Action<ArrivingResponse> _postPart; // One delegate for all requests.

    // The loop: its inbox, the work that runs beside it, and the state that it alone changes.
    private readonly SessionInbox _inbox = new();
    private readonly RunningTasks _running = new();

    /// <summary>The responses that are still arriving. Some responses that have ended may also be in the list.</summary>
    private readonly List<ArrivingResponse> _arriving = [];
    private readonly Queue<SessionEvent> _happened = new();
    private SessionState _state;
    private bool _isFeeding;
    private int _expected;

    // The run: its start and its end.
    private readonly TaskCompletionSource _established = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private StopRequest? _stop;
    private bool _consumersEnded;
    private int _hasEnded;

    // The current session, which the requests are sent in.
    private CancellationTokenSource _requests = new();
    private ConnectBody? _connectBody;
    private CookieJar _cookies;
    private CookieJar _nextCookies;
    private volatile AccessToken? _token;
    private volatile Uri? _endpoint;
    private volatile string? _version;
    private bool _replays;
    private long _messages;

    // The program's own requests.
    private readonly ProgramRequests _asked = new();
    private volatile BayeuxMessage? _disconnectReply;

    /// <summary>The server's reply that is being processed. It is returned to the callers whose request it answers.</summary>
    private BayeuxMessage? _reply;

    /// <summary>
    /// The time, according to the server's clock, at which the current response began. This can be long ago, if the response was left unread because
    /// the queue of a consumer was full.
    /// </summary>
    private DateTimeOffset _repliedAt;

    /// <summary>The cookies of the response that is being processed.</summary>
    private IReadOnlyList<string> _readingCookies = [];

    /// <summary>
    /// The time, according to the server's clock, at which the last response to a handshake or a connect request began. Events after this time were
    /// not in that response.
    /// </summary>
    private DateTimeOffset? _readUntil;

    /// <summary>The responses that are left unread until a consumer's queue has free space.</summary>
    private readonly List<(ArrivingResponse Response, RoutedConsumer For)> _stalled = [];

    /// <summary>
    /// The timestamp of the start of the response whose events filled the queues of consumers. The next poll is delayed while these queues are
    /// full.
    /// </summary>
    private long _heldSince;

    private StreamingSession(SessionContext context, ActivityContext? startedBy)
    {
        (_context, _startedBy) = (context, startedBy);
        _machine = new SessionMachine(context.Settings);
        _runsProgramCode = context.Connections.IsInstanceForeign || !context.Extensions.IsEmpty;
        _postPart = PostPart;
        _transport = new LongPollTransport(context.Connections, context.Options.MaxMessageBytes, context.Time);
        _timers = new SessionTimers(context.Time, _running, Post);
        Explicit = new ExplicitEvents(context.Logger);
        Taps = new MessageTaps(context.Logger);
        _disconnects = new AbandonedDisconnects(DisconnectAbandonedAsync, _running, Post);
        _cookies = _nextCookies = NewCookies();
        _state = context.RateLimits.Carry(new SessionState { Jitter = context.Options.JitterSeed ?? (uint)Random.Shared.Next(1, int.MaxValue) }, context.Settings);
        _version = context.Options.ApiVersion;
        _clock = new ServerClock(context.Time);
        Table = new RouteTable(this, context.Settings.Routing, context.Logger, context.Metrics, context.Time);
        Completion = RunAsync();
    }

    private RouteTable Table { get; }

    /// <summary>The enumerations of all messages.</summary>
    public MessageTaps Taps { get; }

    /// <summary>A task that completes when the server has accepted the first handshake, or when the client has ended before that.</summary>
    public Task Established => _established.Task;

    /// <summary>A task that completes when the client has ended its work and has released its resources.</summary>
    public Task Completion { get; }

    /// <summary>True if the client has ended its work, or is about to end it.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded) == 1;

    /// <summary>The failure that ended the client's work, or null if there was no failure.</summary>
    public StreamingException? Failure { get; private set; }

    /// <summary>Starts a run of the client.</summary>
    /// <param name="context">The services that the session uses.</param>
    /// <param name="tap">An enumeration that gets all messages, beginning with the first one; null if there is none.</param>
    public static StreamingSession Start(SessionContext context, MessageTap? tap = null)
    {
        // The session lives longer than the call that starts it, so it must not keep the trace, logging scopes and async locals of that
        // caller.
        var caller = Activity.Current?.Context;
        using var apart = ExecutionContext.SuppressFlow();
        var session = new StreamingSession(context, caller);
        if (tap is not null) session.Taps.TryAdd(tap);
        context.States.Begin(session);
        session.Post(new SessionEvent.StartRequested());
        return session;
    }

    /// <summary>
    /// Stops the client's work. Every consumer ends immediately, and the session is disconnected from the server within a short time.
    /// </summary>
    /// <param name="cause">The exception that the enumerations get, or null for a normal end.</param>
    public void RequestStop(Exception? cause)
    {
        Interlocked.CompareExchange(ref _stop, new StopRequest(cause), null);
        Volatile.Write(ref _hasEnded, 1);
        Taps.End(cause, discard: true);
        _established.TrySetResult();
        Post(new SessionEvent.StopRequested());
    }

    /// <summary>The tracing activity of the code that started the client. Empty after the first session has been established.</summary>
    private IEnumerable<ActivityContext> StartedBy => _startedBy is { } caller && !_state.Established ? [caller] : [];

    /// <summary>
    /// Adds an entry to the inbox of the session's loop. When the client has ended, the inbox is closed, and later entries are ignored.
    /// </summary>
    private void Post(ISessionInput input)
    {
        if (!_inbox.TryPost(input, continuesHere: false)) Discard(input);
    }

    /// <summary>
    /// Adds a part of a response to the inbox. The loop handles the part on the thread that read it, unless the loop is busy or the part was read by
    /// application code.
    /// </summary>
    private void PostPart(ArrivingResponse response)
    {
        if (!_inbox.TryPost(response, continuesHere: !_runsProgramCode)) Discard(response);
    }

    private async Task RunAsync()
    {
        while (_state.Phase != SessionPhase.Ended)
        {
            var input = await _inbox.ReadAsync().ConfigureAwait(false);
            try
            {
                Take(input);
            }
            catch (Exception e)
            {
                // Any defect of this SDK must end the streams with an error. If only the loop ended, the streams would wait for ever.
                Crash(SessionExceptions.OfDefect(e));
            }
        }

        _timers.StopAll();
        EndConsumers(Failure, discard: false);
        _inbox.Close();
        while (_inbox.TryRead(out var late)) Discard(late);
        // A defect may have left a part unread. Its request would wait for ever, and the run with it.
        foreach (var response in _arriving) response.Release();
        DiscardRequests();
        await _running.WhenAllAsync().ConfigureAwait(false);
    }

    private void Crash(StreamingException defect)
    {
        try
        {
            Feed(new SessionEvent.Crashed(defect));
        }
        catch (Exception)
        {
            // Loggers and listeners of the program are called here. If one of them is the cause of the defect, the state already shows the
            // end, and the rest of the end follows the loop.
            Failure ??= defect;
        }
    }

    private void Discard(ISessionInput input)
    {
        switch (input)
        {
            case ArrivingResponse response: response.Release(); break;
            case ConsumerJoined joined: Refuse(joined.Consumer); break;
            case ExplicitJoined joined: Refuse(joined.Consumer); break;
            case IProgramRequest request: request.Fail(ProgramRequests.Over()); break;
        }
    }

    private void Take(ISessionInput input)
    {
        switch (input)
        {
            case ArrivingResponse response: Read(response); break;
            case WireLoss loss: Lose(loss); break;
            case ProgramMessage message: Send(message); break;
            case NewHandshake handshake: Renew(handshake); break;
            case ConsumersExpected expected: Expect(expected.Change); break;
            case ConsumerJoined joined: Join(joined.Consumer); break;
            case ConsumerLeft left: Leave(left.Consumer); break;
            case ExplicitJoined joined: Join(joined.Consumer); break;
            case ExplicitLeft left: Leave(left); break;
            case RoomMade room: OnRoom(room.Consumer); break;
            case HoldElapsed elapsed: OnHoldElapsed(elapsed.Consumer); break;
            case StartsDecided decided: Restart(decided); break;
            case AbandonedDisconnectEnded ended: SendNextAbandonedDisconnect(ended.Bytes); break;
            case SessionEvent happened: Feed(happened); break;
        }
    }

    /// <summary>
    /// Passes an event to the state machine, and performs the actions that the machine returns. Events that these actions cause are handled later,
    /// because each step is performed completely before the next step.
    /// </summary>
    private void Feed(SessionEvent happened)
    {
        _happened.Enqueue(happened);
        if (_isFeeding) return;
        _isFeeding = true;
        try
        {
            while (_happened.TryDequeue(out var next)) Step(next);
        }
        finally
        {
            _isFeeding = false;
        }
    }

    private void Step(SessionEvent happened)
    {
        if (happened is SessionEvent.StopRequested) EndConsumers(_stop?.Cause, discard: true);
        if (happened is SessionEvent.TokenAcquired token && token.Epoch == _state.Epoch) TakeToken(token.Token);
        if (happened is SessionEvent.VersionKnown version && version.Epoch == _state.Epoch) _version = version.Newest;
        var (state, actions) = _machine.Next(_state, happened);
        _state = state;
        ShowState(actions);
        foreach (var action in actions) Perform(action);
    }

    /// <summary>
    /// Reports the new client state before the actions are performed, so that a caller that waits for the result of an action does not read an
    /// older state afterwards. The end is recorded first, so that a program that sees the end and starts the client again gets a new session.
    /// </summary>
    private void ShowState(ImmutableArray<SessionAction> actions)
    {
        foreach (var action in actions)
        {
            if (action is not SessionAction.End end) continue;
            Failure = end.Cause;
            _context.RateLimits.Keep(_state);
            Volatile.Write(ref _hasEnded, 1);
        }

        var shown = _state.Shown(Failure);
        if (shown is { } state) _context.States.Change(this, state, state is ClientState.Recovering ? _state.LastFailure : Failure, null);
    }

    /// <summary>
    /// Ends all consumers. Only the first call has an effect, because consumers that are created later belong to the next start of the client.
    /// </summary>
    private void EndConsumers(Exception? cause, bool discard)
    {
        if (_consumersEnded) return;
        _consumersEnded = true;
        Volatile.Write(ref _hasEnded, 1);
        ReleaseStalled();
        Table.End(cause, discard);
        _ = _ended.CancelAsync();
        Explicit.Complete(cause, discard);
        Taps.End(cause, discard);
        _established.TrySetResult();
    }
}
