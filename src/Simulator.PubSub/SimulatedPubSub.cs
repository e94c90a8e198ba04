using System.Security.Cryptography;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Calls;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Http;
using TypedStreaming.Simulator.PubSub.Publishing;
using TypedStreaming.Simulator.PubSub.Streams;

namespace TypedStreaming.Simulator.PubSub;

/// <summary>
/// The Pub/Sub API (gRPC) of a <see cref="SimulatedOrg"/>, on the loopback addresses. It shares the org's events, tokens and clock. Thread-safe.
/// </summary>
public sealed partial class SimulatedPubSub : IAsyncDisposable
{
    private readonly SimulatedOrg _org;
    private readonly EventBus _bus;
    private readonly AvroPublisher _publisher;
    private readonly PubSubService _service;
    private readonly StreamTable _streams = new();
    private readonly ConnectionTable _connections;
    private readonly CallScript _script;
    private readonly SemaphoreSlim _serverGate = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private LoopbackServer? _server;
    private Uri? _url;
    private bool _isDisposed;

    private SimulatedPubSub(SimulatedOrg org, SimulatedPubSubOptions options)
    {
        _org = org;
        var state = org.State;
        var (payloads, streamScript, callScript) = (new PayloadFaults(), new StreamScript(), new CallScript(state.Options.TimeProvider));
        _bus = new EventBus(org, _streams);
        _connections = new ConnectionTable();
        _script = callScript;
        Faults = new PubSubFaults(org, _bus, _streams, payloads, streamScript, callScript, _connections);
        var ids = new ReplayIdCodec(options.ReplayIds, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        _publisher = new AvroPublisher(org, _bus);
        Calls = new PubSubCallLog(state.Options.ExchangeLogCapacity, state.Options.TimeProvider);
        _service = new PubSubService(
            new CallRunner(Calls, new AccessCheck(org), callScript),
            new TopicCalls(state, _bus, payloads, org.OrganizationId),
            new SubscribeCalls(state, new StreamOpener(state, _bus, _streams, ids, payloads, streamScript, options), Calls),
            new PublishCalls(state, _bus, _publisher, ids, payloads, options));
    }

    /// <summary>The address of the Pub/Sub API, such as <c>http://127.0.0.1:51235/</c>. The connection is HTTP/2 without TLS.</summary>
    public Uri Url => _url!;

    /// <summary>The calls that clients have made.</summary>
    public PubSubCallLog Calls { get; }

    /// <summary>The faults that a test can cause.</summary>
    public PubSubFaults Faults { get; }

    /// <summary>Starts the Pub/Sub API of an org, so that the org can be reached over both transports.</summary>
    /// <param name="org">The org. It can have at most one Pub/Sub API, which is disposed with it.</param>
    /// <param name="options">The options. Null means an API that behaves like Salesforce, on a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The Pub/Sub API. It already accepts connections.</returns>
    /// <exception cref="InvalidOperationException">The org already has a Pub/Sub API, or options are out of range.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SimulatedPubSub> StartAsync(
        SimulatedOrg org, SimulatedPubSubOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(org);
        var validated = (options ?? new SimulatedPubSubOptions()).Validated();
        var pubSub = Attach(org, validated);
        try
        {
            await pubSub.ServeAsync(validated.Port, cancellationToken).ConfigureAwait(false);
            return pubSub;
        }
        catch
        {
            pubSub.Detach();
            throw;
        }
    }

    /// <summary>Stops the Pub/Sub API, and breaks all of its connections. CometD clients are not affected.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        Detach();
        Calls.Close();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _serverGate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await CutAsync().ConfigureAwait(false);
        _serverGate.Dispose();
        _stopping.Dispose();
    }

    private static SimulatedPubSub Attach(SimulatedOrg org, SimulatedPubSubOptions options)
    {
        lock (org.State.Gate)
        {
            if (org.State.Tap is not null) throw new InvalidOperationException("The org already has a Pub/Sub API: use that one, or dispose it first.");
            var pubSub = new SimulatedPubSub(org, options);
            org.State.Tap = pubSub._bus;
            org.SecondTransport = pubSub;
            return pubSub;
        }
    }

    private void Detach()
    {
        lock (_org.State.Gate) _org.State.Tap = null;
        _org.SecondTransport = null;
    }
}
