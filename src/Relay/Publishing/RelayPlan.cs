using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Relay.Partitioning;

namespace TypedStreaming.Relay.Publishing;

/// <summary>The validated settings for relaying the events of one channel.</summary>
internal sealed class RelayPlan(IEventBroker broker, string channel, RelayOptions options)
{
    public IEventBroker Broker => broker;

    public string Channel => channel;

    public RelayOptions Options => options;

    public StreamTopology Stream { get; } = options.Topology();

    public EventsOptions EventsOptions(Func<Gap, CancellationToken, ValueTask> onGap) => new()
    {
        Name = options.Consumer,
        From = options.StartFrom.ToReplayFrom(),
        BufferBytes = options.BufferBytes,
        SaveInterval = options.SaveInterval,
        MaxUnacknowledged = int.MaxValue, // The loop takes no more than its own limit: it waits where the client would fail.
        OnGap = onGap,
    };

    /// <exception cref="StreamingException">The program's callback threw, or returned a text that is too long.</exception>
    public string? KeyOf(EventMessage message) => KeyCallback.KeyOf(message, options.Key, channel);
}
