using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Relay.Publishing;

/// <summary>The checked settings with which the events of one channel are relayed.</summary>
internal sealed class RelayPlan(IEventBroker broker, string channel, RelayOptions options)
{
    private const int LongestKey = 1024;

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
    public string? KeyOf(EventMessage message)
    {
        string? key;
        try
        {
            key = options.Key?.Invoke(message);
        }
        catch (Exception e)
        {
            throw Wrong($"threw {e.GetType().FullName} for an event of {channel}", e);
        }

        if (key?.Length > LongestKey) throw Wrong($"returned a text of {key.Length} characters for an event of {channel}, and the longest key has {LongestKey}");
        return string.IsNullOrEmpty(key) ? null : key;
    }

    private StreamingException Wrong(string defect, Exception? cause = null) => new(
        StreamingError.CallbackFailed,
        $"{nameof(RelayOptions)}.{nameof(RelayOptions.Key)} {defect}. The event is not relayed. Correct the callback.",
        cause) { Channel = channel };
}
