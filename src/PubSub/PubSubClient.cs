using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TypedStreaming.Authentication;
using TypedStreaming.Consumers;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.Replay;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming.PubSub;

/// <summary>
/// Streams platform events and change events of one Salesforce org over the Pub/Sub API. All members can be used from any thread. An enumeration
/// yields events, resumes after a lost connection, or throws; it does not end silently. PushTopics and generic events need a
/// <see cref="StreamingClient"/>.
/// </summary>
public sealed partial class PubSubClient : IEventClient
{
    private readonly Lock _gate = new();
    private readonly RunContext _context;
    private readonly NameTable _names;
    private readonly ConsumerOpener _opener;
    private readonly FlowUse _flow;
    private PubSubRun? _run;
    private bool _disposed;

    /// <summary>Creates a client. The client logs in when it is started, or when the application requests events for the first time.</summary>
    /// <param name="options">The options of the client. The client makes a copy.</param>
    /// <exception cref="OptionsValidationException">Options are missing or wrong, including those of the login flow. The message lists all of
    /// them.</exception>
    [OverloadResolutionPriority(1)]
    public PubSubClient(PubSubClientOptions options)
        : this(options, StreamSettings.Default)
    {
    }

    internal PubSubClient(PubSubClientOptions options, StreamSettings settings)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        Validate(copy);
        var shared = copy.ToShared();
        var identity = new ClientIdentity(copy.Name);
        var logger = new IdentifiedLogger((copy.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("TypedStreaming"), identity);
        _flow = FlowUse.Begin(copy.AccessTokens);
        _context = new RunContext
        {
            Options = copy,
            Shared = shared,
            Settings = settings,
            Http = new HttpClients(shared),
            Connection = new PubSubConnection(copy),
            Address = ServerAddress.Of(copy),
            Logins = new LoginLimit(RateLimit.PerHour(copy.MaxLoginsPerHour), copy.TimeProvider, logger),
            States = new StateFeed(copy.TimeProvider),
            Metrics = new ClientMetrics(identity, copy.TimeProvider),
            Logger = logger,
        };
        _names = new NameTable(copy.TimeProvider);
        _opener = new ConsumerOpener(
            _names, copy.ReplayStore ?? new InMemoryReplayStore(copy.TimeProvider), copy.RequestTimeout, copy.TimeProvider, logger, _context.Metrics, ReplayTransport.PubSub);
    }

    /// <summary>Creates a client from configured options.</summary>
    /// <param name="options">The options of the client. The client makes a copy.</param>
    /// <exception cref="OptionsValidationException">Options are missing or wrong, including those of the login flow. The message lists all of
    /// them.</exception>
    public PubSubClient(IOptions<PubSubClientOptions> options)
        : this(ValueOf(options))
    {
    }

    /// <summary>
    /// Logs in. Concurrent calls share one attempt. If the client has already started, the call returns immediately. If the client was stopped, it
    /// starts again. The first subscription opens the connection to the Pub/Sub API, and throws an exception if the first attempt to connect fails.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only; the attempt continues for other callers.</param>
    /// <returns>A task that is done when events can be subscribed to.</returns>
    /// <exception cref="StreamingException">The login failed. The next call tries again.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the client was stopped during the wait.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (await EstablishedAsync(cancellationToken).ConfigureAwait(false) is null)
            throw new OperationCanceledException("The client was stopped before it had finished starting.");
    }

    /// <summary>
    /// Ends every enumeration without an exception, closes all streams, and saves positions. You can call it inside an enumeration; the current
    /// event is acknowledged when the enumeration asks for the next event. If the client is not started, the call does nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only; the client stops anyway.</param>
    /// <returns>A task that is done when the streams are closed and all acknowledged positions are saved.</returns>
    /// <exception cref="StreamingException">A position could not be saved.</exception>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        PubSubRun? run;
        lock (_gate) run = _run;
        if (run is null) return;
        run.RequestEnd(null);
        await run.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _names.FlushAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Closes the positions of all consumers that have ended, and forgets the events that they did not acknowledge. The next consumer with one of
    /// their names opens its position in the store again, even if another owner had taken it over (<see cref="StreamingError.PositionTaken"/>). Call
    /// this method only if no other process uses the positions now, for example before this process acquires a lease again; otherwise, the two
    /// processes will take the positions from each other.
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
        PubSubRun? run;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            run = _run;
        }

        if (run is not null)
        {
            run.RequestEnd(new ObjectDisposedException(nameof(PubSubClient)));
            await run.Completion.ConfigureAwait(false);
        }

        try
        {
            await _names.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            _context.States.Close();
            _context.Metrics.Dispose();
            _context.Connection.Dispose();
            _context.Http.Dispose();
            _flow.Dispose();
        }
    }

    /// <summary>Returns the current run, or starts a new one.</summary>
    private PubSubRun Running()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_run is null || _run.IsStopped) _run = PubSubRun.Start(_context);
            return _run;
        }
    }

    /// <returns>The run after its login, or null if it was stopped before that.</returns>
    private async Task<PubSubRun?> EstablishedAsync(CancellationToken cancellationToken)
    {
        var run = Running();
        await run.Established.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!run.IsStopped) return run;
        if (run.Failure is { } failure) throw failure;
        lock (_gate) ObjectDisposedException.ThrowIf(_disposed, this);
        return null;
    }

    private static void Validate(PubSubClientOptions options)
    {
        var result = new PubSubClientOptionsValidator().Validate(null, options);
        if (result.Failed)
            throw new OptionsValidationException(Options.DefaultName, typeof(PubSubClientOptions), result.Failures);
    }

    private static PubSubClientOptions ValueOf(IOptions<PubSubClientOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Value;
    }
}
