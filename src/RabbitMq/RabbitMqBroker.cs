using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// Stores relayed events in RabbitMQ 3.10 or later. Each stream has a direct exchange, and each partition of a worker group has a quorum queue with
/// a single active consumer. The broker uses one connection for publishers and one for readers. The first call opens the connections. If a
/// connection has ended, the next call reopens it.
/// </summary>
public sealed class RabbitMqBroker : IEventBroker
{
    private const int OpenAttempts = 5;

    private readonly SharedConnection _publishers;
    private readonly SharedConnection _readers;
    private readonly PrefetchLimit _prefetchLimit;
    private readonly DeadLetterLimits _deadLetterLimits;

    /// <summary>Creates a broker, without connecting to the server.</summary>
    /// <param name="options">The server, the login, and limits. The broker makes a copy.</param>
    /// <exception cref="ArgumentException">An option is missing, has a wrong form, or would send the password without encryption to another machine.</exception>
    public RabbitMqBroker(RabbitMqOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new ConnectionSettings(options);
        (_publishers, _readers) = (new SharedConnection(settings, "publishers"), new SharedConnection(settings, "readers"));
        _prefetchLimit = new PrefetchLimit(options.ConsumerTimeout, options.LongestAttempt);
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
        _prefetchLimit.Check(prefetch);
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
}
