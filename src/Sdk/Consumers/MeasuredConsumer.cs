using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Consumers;

/// <summary>
/// The measurements of a consumer that are reported as metrics. They describe its queue and, if the consumer has a name, its position.
/// </summary>
internal sealed class MeasuredConsumer<T>(QueueingConsumer<T> consumer, NamedConsumer? named) : IMeasuredConsumer
{
    private readonly EventQueue<T> _queue = consumer.Queue;

    public long QueuedBytes => _queue.Bytes;

    public long QueuedEvents => _queue.WaitingCount;

    public bool IsParked => consumer.Stage == ConsumerStage.Parked;

    public TimeSpan? Lag(DateTimeOffset now) => Age(_queue.OldestWaitingAt, now) ?? consumer.ReadAge;

    public TimeSpan? UnacknowledgedAge(DateTimeOffset now) => Age(_queue.OldestOutAt, now);

    public double? RetentionUsed(DateTimeOffset now) => named?.Position is { IsBeginning: false } position
        ? Math.Max(0, (now - position.At) / ChannelRetention.Of(consumer.Channel.Topic))
        : null;

    /// <summary>Returns the age of an event. The age is never negative, even if the server's clock is ahead.</summary>
    private static TimeSpan? Age(DateTimeOffset? at, DateTimeOffset now) =>
        at is not { } date ? null : now > date ? now - date : TimeSpan.Zero;
}
