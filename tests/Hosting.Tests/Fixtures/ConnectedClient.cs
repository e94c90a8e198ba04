using System.Runtime.CompilerServices;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A client that is always connected, without an org. Its handlers get the events that a test supplies, in their order.</summary>
internal sealed class ConnectedClient(int parkedConsumers = 0, params IReadOnlyList<object> events) : IEventClient, IHandlerSource
{
    public string Name => "";

    public string? OrganizationId => null;

    public ClientState State => ClientState.Connected;

    public int ParkedConsumers => parkedConsumers;

    public string? Doubt => null;

    public string? TelemetryOrganization => null;

    public async IAsyncEnumerable<TakenEvent<TEvent>> TakeAsync<TEvent>(
        HandlerPlan<TEvent> plan, Func<Gap, Envelope, ValueTask<bool>> onGap, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : IStreamingEvent<TEvent>
    {
        for (var index = 0; index < events.Count; index++) yield return new SuppliedEvent<TEvent>((TEvent)events[index], plan.Channel, index);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    public async IAsyncEnumerable<StateChange> StateChanges([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new StateChange { State = ClientState.Connected, Previous = ClientState.Connecting, At = TimeProvider.System.GetUtcNow() };
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ForgetPositionsAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => throw new InvalidOperationException("The client has no events.");

    public IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => throw new InvalidOperationException("The client has no events.");

    public IAsyncEnumerable<Delivery<EventMessage>> Deliveries(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("The client has no events.");

    public ValueTask<Subscription<T>> SubscribeAsync<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => throw new InvalidOperationException("The client has no events.");

    public Task<PublishResults> PublishAsync<T>(IEnumerable<T> events, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : IPublishableEvent<T> => throw new NotSupportedException("The client publishes no events.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
