using System.Diagnostics;
using TypedStreaming.Hosting.Handlers;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>A handler with the values that are known before it runs, such as its options and its channel.</summary>
/// <param name="client">The handler's client.</param>
/// <param name="options">Valid options.</param>
/// <param name="handlerType">The handler's class.</param>
/// <param name="handler">Gets the handler from the scope of an attempt.</param>
internal sealed class HandlerPlan<TEvent>(
    ClientContext client, HandlerOptions<TEvent> options, Type handlerType, Func<IServiceProvider, IEventHandler<TEvent>> handler)
    where TEvent : IStreamingEvent<TEvent>
{
    public ClientContext Client => client;

    public HandlerOptions<TEvent> Options => options;

    public string EventType { get; } = typeof(TEvent).Name;

    public string HandlerName { get; } = handlerType.Name;

    public string Channel { get; } = options.Channel ?? TEvent.Descriptor.Channel;

    public string Consumer => options.Consumer;

    public FailureAction OnFailure { get; } =
        options.OnFailure ?? (client.Registration.DeadLetters is null ? FailureAction.StopHost : FailureAction.DeadLetter);

    public Func<IServiceProvider, IEventHandler<TEvent>> Handler => handler;

    private ConsumerTags Tags { get; } = new(client.DisplayName, options.Channel ?? TEvent.Descriptor.Channel, options.Consumer);

    /// <summary>Returns the tags of the handler's metrics and spans for an event.</summary>
    public TagList TagsOf(Envelope taken) => Tags.Of(taken.OrganizationId ?? client.OrganizationId);

    public EventsOptions EventsOptions(Func<Gap, CancellationToken, ValueTask> onGap) => new()
    {
        Name = options.Consumer,
        Channel = options.Channel,
        From = options.StartFrom.ToReplayFrom(),
        CarryOverPosition = options.CarryOverPosition,
        BufferBytes = options.BufferBytes,
        SaveInterval = options.SaveInterval,
        SaveCount = options.SaveCount,
        MaxUnacknowledged = int.MaxValue, // The loop takes no more than its own limit: it waits where the client would fail.
        OnGap = onGap,
    };
}
