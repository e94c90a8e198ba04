using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Handlers;
using TypedStreaming.Hosting.Telemetry;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// The streaming client of a worker: its handlers receive their events from the partitions of a stream. It starts to read when all handlers are
/// ready, so that no message arrives before its handler is ready.
/// </summary>
internal sealed class RelayWorkerClient : IEventClient, IHandlerSource
{
    private readonly Lock _gate = new();
    private readonly WorkerSetup _setup;
    private readonly IServiceProvider _services;
    private readonly WorkerStates _states;
    private readonly WorkerOrganization _organization;
    private WorkerRun? _run;

    public RelayWorkerClient(WorkerSetup setup, IServiceProvider services)
    {
        (_setup, _services) = (setup, services);
        _states = new WorkerStates(services.GetService<TimeProvider>() ?? TimeProvider.System);
        _organization = new WorkerOrganization(setup.Options.Organization);
        Broker = setup.BrokerOf(services);
    }

    public string Name => _setup.Name;

    public string? OrganizationId => null;

    public string? TelemetryOrganization => _organization.Id;

    public ClientState State => _states.State;

    public int ParkedConsumers => 0;

    public string? Doubt => Volatile.Read(ref _run)?.Doubt;

    private IEventBroker Broker { get; }

    public IAsyncEnumerable<StateChange> StateChanges(CancellationToken cancellationToken = default) => _states.ReadAsync(cancellationToken);

    /// <summary>Does nothing: handlers start the worker, and a worker without handlers does not read any events.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        WorkerRun? run;
        lock (_gate) (run, _run) = (_run, null);
        if (run is null) return;
        _states.Change(ClientState.Stopping);
        await run.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        _states.Change(ClientState.Stopped);
    }

    public Task ForgetPositionsAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async IAsyncEnumerable<TakenEvent<TEvent>> TakeAsync<TEvent>(
        HandlerPlan<TEvent> plan, Func<Gap, Envelope, ValueTask<bool>> onGap, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : IStreamingEvent<TEvent>
    {
        var consumer = new WorkerConsumer(plan.Channel, plan.Consumer);
        Join(consumer, plan.Client.Registration.Handlers.Count);
        try
        {
            await foreach (var message in consumer.Messages.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (message.Content.Gap is { } gap) await HandleGapAsync(message, gap, onGap).ConfigureAwait(false);
                else yield return new TakenMessage<TEvent>(message);
            }
        }
        finally
        {
            consumer.Close();
        }
    }

    public IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => throw OnlyHandlers();

    public IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => throw OnlyHandlers();

    public IAsyncEnumerable<Delivery<EventMessage>> Deliveries(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default) =>
        throw OnlyHandlers();

    public ValueTask<Subscription<T>> SubscribeAsync<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => throw OnlyHandlers();

    public Task<PublishResults> PublishAsync<T>(IEnumerable<T> events, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : IPublishableEvent<T> =>
        throw new NotSupportedException("A worker has no connection to the org, so it cannot publish events: add a client that is connected to the org, and publish with it.");

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private static async ValueTask HandleGapAsync(WorkerMessage message, Gap gap, Func<Gap, Envelope, ValueTask<bool>> onGap)
    {
        try
        {
            if (message.Lost.IsCancellationRequested) return;
            if (await onGap(gap, new GapEnvelope(message)).ConfigureAwait(false)) message.Acknowledge();
        }
        finally
        {
            message.End();
        }
    }

    private static NotSupportedException OnlyHandlers() =>
        new("A worker delivers its events to handlers only: add a handler with AddHandler, or use a client that is connected to the org.");

    /// <summary>Adds a consumer, and starts to read the partitions when all expected consumers are added.</summary>
    private void Join(WorkerConsumer consumer, int expected)
    {
        lock (_gate)
        {
            _run ??= new WorkerRun(_setup, Broker, _services, _states, _organization, expected);
            _run.Join(consumer);
        }
    }
}
