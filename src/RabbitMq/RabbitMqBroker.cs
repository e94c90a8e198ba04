using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// Stores relayed events in RabbitMQ 3.10 or later. Each stream has a direct exchange, and each partition of a worker group has a quorum queue
/// with a single active consumer. The broker uses one connection for publishers and one for readers. The first call opens the connections. If a
/// connection has ended, the next call opens it again.
/// </summary>
public sealed class RabbitMqBroker : IEventBroker
{
    private const int LargestPrefetch = ushort.MaxValue;
    private const int OpenAttempts = 5;

    private readonly SharedConnection _publishers;
    private readonly SharedConnection _readers;
    private readonly TimeSpan _consumerTimeout;
    private readonly TimeSpan _longestAttempt;
    private readonly DeadLetterLimits _deadLetterLimits;

    /// <summary>Creates a broker. It does not connect.</summary>
    /// <param name="options">The server, the login, and limits. The broker makes a copy.</param>
    /// <exception cref="ArgumentException">An option is missing, has a wrong form, or would send the password without encryption to another machine.</exception>
    public RabbitMqBroker(RabbitMqOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new ConnectionSettings(options);
        (_publishers, _readers) = (new SharedConnection(settings, "publishers"), new SharedConnection(settings, "readers"));
        (_consumerTimeout, _longestAttempt) = (options.ConsumerTimeout, options.LongestAttempt);
        _deadLetterLimits = new DeadLetterLimits(options.MaxDeadLetters, options.DeadLetterAge);
    }

    /// <inheritdoc/>
    public async Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return await StreamPublisher.OpenAsync(await _publishers.GetAsync(cancellationToken).ConfigureAwait(false), stream, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentOutOfRangeException.ThrowIfLessThan(prefetch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefetch, LargestPrefetch);
        CheckTimes(prefetch);
        for (var attempt = 1; ; attempt++)
        {
            var connection = await _readers.GetAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await PartitionReader.OpenAsync(connection, partition, prefetch, new PartitionStateQueue(_readers, _publishers, partition), cancellationToken).ConfigureAwait(false);
            }
            catch (BrokerException) when (connection.HasInternalError && attempt < OpenAttempts)
            {
                // Another process is creating the queue, which cannot be used yet.
                await Task.Delay(TimeLimits.CreationPause, connection.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return await ReaderCount.GetAsync(await _readers.GetAsync(cancellationToken).ConfigureAwait(false), partition, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var store = new DeadLetterQueue(_publishers, _readers, stream, StreamTopology.Checked(group, nameof(group)), _deadLetterLimits);
        await store.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return store;
    }

    /// <summary>Closes the connections. Open publishers and readers fail, and messages that were not acknowledged are delivered again.</summary>
    /// <returns>A task that is done when the connections are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _publishers.DisposeAsync().ConfigureAwait(false);
        await _readers.DisposeAsync().ConfigureAwait(false);
    }

    private void CheckTimes(int prefetch)
    {
        var longest = prefetch * _longestAttempt;
        if (longest < _consumerTimeout / 2) return;
        throw new BrokerException(
            BrokerError.Configuration,
            $"A prefetch of {prefetch} messages that can take {_longestAttempt} each can take {longest} in total. The total time must be less than half of the server's consumer_timeout of {_consumerTimeout}, after which the server closes the reader. "
            + $"Decrease the prefetch or {nameof(RabbitMqOptions)}.{nameof(RabbitMqOptions.LongestAttempt)}, or increase consumer_timeout in the server and in {nameof(RabbitMqOptions)}.{nameof(RabbitMqOptions.ConsumerTimeout)}.");
    }
}
