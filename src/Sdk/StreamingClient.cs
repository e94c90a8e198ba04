using TypedStreaming.Replay;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TypedStreaming.Authentication;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming;

/// <summary>
/// Streams events from one Salesforce org, or from another CometD server. All members can be used from any thread. An enumeration yields events,
/// resumes after a lost session, or throws; it does not end silently.
/// </summary>
public sealed partial class StreamingClient : IEventClient
{
    private readonly Lock _gate = new();
    private readonly SessionContext _context;
    private readonly NameTable _names;
    private readonly ConsumerOpener _opener;
    private readonly FlowUse _flow;
    private readonly RestLogin _login;
    private StreamingSession? _session;
    private bool _disposed;

    /// <summary>Creates a client. The client connects when it is started, or when the application requests events for the first time.</summary>
    /// <param name="options">The options of the client. The client makes a copy.</param>
    /// <exception cref="OptionsValidationException">Options are missing or wrong, including those of the login flow. The message lists all of
    /// them.</exception>
    [OverloadResolutionPriority(1)]
    public StreamingClient(StreamingClientOptions options)
        : this(options, SessionSettings.Default)
    {
    }

    /// <summary>Creates a client from configured options.</summary>
    /// <param name="options">The options of the client. The client makes a copy.</param>
    /// <exception cref="OptionsValidationException">Options are missing or wrong, including those of the login flow. The message lists all of
    /// them.</exception>
    public StreamingClient(IOptions<StreamingClientOptions> options)
        : this(ValueOf(options))
    {
    }

    internal StreamingClient(StreamingClientOptions options, SessionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        Validate(copy);
        var identity = new ClientIdentity(copy.Name);
        var logger = new IdentifiedLogger((copy.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("TypedStreaming"), identity);
        var loginRate = RateLimit.PerHour(copy.MaxLoginsPerHour);
        var logins = new LoginLimit(loginRate, copy.TimeProvider, logger);
        _flow = FlowUse.Begin(copy.AccessTokens);
        _context = new SessionContext
        {
            Options = copy,
            Settings = settings with
            {
                AsksVersion = copy is { ApiVersion: null, Endpoint: null },
                Reconnects = copy.AutoReconnect,
                UsesTimeoutAdvice = copy.UseTimeoutAdvice,
                RecoveryTimeout = copy.RecoveryTimeout,
                Handshakes = RateLimit.PerHour(copy.MaxHandshakesPerHour),
                Logins = loginRate,
            },
            Connections = new HttpClients(copy),
            Extensions = new ExtensionChain([.. copy.Extensions], copy.RequestTimeout, copy.TimeProvider, logger),
            Logins = logins,
            RateLimits = new SpentRateLimits(logins, copy.TimeProvider),
            States = new StateFeed(copy.TimeProvider),
            Metrics = new ClientMetrics(identity, copy.TimeProvider),
            Logger = logger,
        };
        _login = new RestLogin(_context);
        _names = new NameTable(copy.TimeProvider);
        _opener = new ConsumerOpener(
            _names, copy.ReplayStore ?? new InMemoryReplayStore(copy.TimeProvider), copy.RequestTimeout, copy.TimeProvider, _context.Logger, _context.Metrics);
    }

    /// <summary>
    /// Logs in and performs the handshake. Concurrent calls share one attempt. A call on a started client returns immediately, and a call on a stopped
    /// client starts it again. If the start fails, the exception is thrown immediately; the start is not retried.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only; the attempt continues for other callers.</param>
    /// <returns>A task that is done when events can be subscribed to.</returns>
    /// <exception cref="StreamingException">The login or the handshake failed. The next call tries again.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the client was stopped during the wait.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (await EstablishedAsync(cancellationToken).ConfigureAwait(false) is null)
            throw new OperationCanceledException("The client was stopped before its start was complete.");
    }

    /// <summary>
    /// Ends every enumeration without an exception, disconnects from the server, closes the session, and saves positions. You can call this method
    /// inside an enumeration; the current event is acknowledged when the enumeration asks for the next event. If the client is not started, the call
    /// does nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only; the client stops anyway.</param>
    /// <returns>A task that is done when the session is closed and all acknowledged positions are saved.</returns>
    /// <exception cref="StreamingException">A position could not be saved.</exception>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        StreamingSession? session;
        lock (_gate) session = _session;
        if (session is null) return;
        session.RequestStop(null);
        await session.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _names.FlushAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Closes the positions of all consumers that have ended, and forgets the events that they did not acknowledge. The next consumer with such a
    /// name reopens its position in the store, even if another owner has taken over that position (<see cref="StreamingError.PositionTaken"/>). Call
    /// this method only if no other process is using the positions, for example before this process acquires a lease again; otherwise, the two
    /// processes would repeatedly take the positions from each other.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only: the positions are closed anyway.</param>
    /// <returns>A task that is done when the positions are closed. Positions of consumers that are still active are not changed.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task ForgetPositionsAsync(CancellationToken cancellationToken = default) => _names.ForgetAsync().WaitAsync(cancellationToken);

    /// <summary>Stops the client. Enumerations that are still running throw <see cref="ObjectDisposedException"/>.</summary>
    /// <returns>A task that is done when the client has released everything and all acknowledged positions are saved.</returns>
    /// <exception cref="StreamingException">A position could not be saved.</exception>
    public async ValueTask DisposeAsync()
    {
        StreamingSession? session;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            session = _session;
        }

        _login.Close();
        if (session is not null)
        {
            session.RequestStop(new ObjectDisposedException(nameof(StreamingClient)));
            await session.Completion.ConfigureAwait(false);
        }

        try
        {
            await _names.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            _context.States.Close();
            _context.Metrics.Dispose();
            _context.Connections.Dispose();
            _flow.Dispose();
        }
    }

    /// <summary>Returns the running session, or starts a new one.</summary>
    /// <param name="tap">An enumeration of all messages, which is added to the session; null if there is none.</param>
    private StreamingSession Running(MessageTap? tap = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_session is null || _session.HasEnded || (tap is not null && !_session.Taps.TryAdd(tap))) _session = StreamingSession.Start(_context, tap);
            return _session;
        }
    }

    /// <returns>The session after its first handshake, or null if the session was stopped before it.</returns>
    private Task<StreamingSession?> EstablishedAsync(CancellationToken cancellationToken) => EstablishedAsync(Running(), cancellationToken);

    private async Task<StreamingSession?> EstablishedAsync(StreamingSession session, CancellationToken cancellationToken)
    {
        await session.Established.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!session.HasEnded) return session;
        if (session.Failure is { } failure) throw failure;
        lock (_gate) ObjectDisposedException.ThrowIf(_disposed, this);
        return null;
    }

    private static void Validate(StreamingClientOptions options)
    {
        var result = new StreamingClientOptionsValidator().Validate(null, options);
        if (result.Failed)
            throw new OptionsValidationException(Options.DefaultName, typeof(StreamingClientOptions), result.Failures);
    }

    private static StreamingClientOptions ValueOf(IOptions<StreamingClientOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Value;
    }
}
