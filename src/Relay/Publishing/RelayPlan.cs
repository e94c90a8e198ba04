using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Relay.Publishing;

/// <summary>The relay of one channel, with its valid options.</summary>
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

    /// <exception cref="StreamingException">The program's callback threw.</exception>
    public string? KeyOf(EventMessage message)
    {
        try
        {
            return options.Key?.Invoke(message);
        }
        catch (Exception e)
        {
            throw new StreamingException(
                StreamingError.CallbackFailed,
                $"{nameof(RelayOptions)}.{nameof(RelayOptions.Key)} threw {e.GetType().FullName} for an event of {channel}. The event is not relayed. Correct the callback.",
                e) { Channel = channel };
        }
    }
}
