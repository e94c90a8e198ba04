using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// The limit for a reader's prefetch. Handling all prefetched messages must take less than half of the time after which the server closes a reader
/// that has unacknowledged messages.
/// </summary>
internal sealed class PrefetchLimit(TimeSpan consumerTimeout, TimeSpan longestAttempt)
{
    private const int Largest = ushort.MaxValue;

    /// <exception cref="ArgumentOutOfRangeException">The protocol does not allow the prefetch.</exception>
    /// <exception cref="BrokerException">The messages could take too long.</exception>
    public void Check(int prefetch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefetch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefetch, Largest);
        var longest = prefetch * longestAttempt;
        if (longest < consumerTimeout / 2) return;
        throw new BrokerException(
            BrokerError.Configuration,
            $"Handling {prefetch} prefetched messages, which can take {longestAttempt} each, can take {longest} in total. The total time must be less than half of the server's consumer_timeout of {consumerTimeout}, after which the server closes the reader. "
            + $"Decrease the prefetch or {nameof(RabbitMqOptions)}.{nameof(RabbitMqOptions.LongestAttempt)}, or increase consumer_timeout in the server and in {nameof(RabbitMqOptions)}.{nameof(RabbitMqOptions.ConsumerTimeout)}.");
    }
}
