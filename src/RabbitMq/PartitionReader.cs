using System.Runtime.CompilerServices;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// Reads a partition on its own channel. A reader leaves the waiting line only by closing the channel: the server then returns all
/// unacknowledged messages to the queue in their original order. After <c>basic.nack</c> or <c>basic.cancel</c>, the next reader would receive
/// them out of order.
/// </summary>
internal sealed class PartitionReader : IPartitionReader
{
    private readonly ServerChannel _channel;
    private readonly PartitionConsumer _consumer;
    private readonly string _presence;
    private readonly Acknowledgements _acknowledgements;
    private readonly PartitionStateQueue _states;
    private int _isEnumerated;

    private PartitionReader(ServerChannel channel, PartitionConsumer consumer, string presence, PartitionStateQueue states)
    {
        (_channel, _consumer, _presence, _states) = (channel, consumer, presence, states);
        _acknowledgements = new Acknowledgements(channel);
        _ = Task.Run(FailWithChannelAsync);
    }

    /// <exception cref="BrokerException">The server failed, or the partition cannot be read.</exception>
    public static async Task<PartitionReader> OpenAsync(ServerConnection connection, GroupPartition partition, int prefetch, PartitionStateQueue states, CancellationToken cancellationToken)
    {
        await Topology.DeclarePartitionAsync(connection, partition, cancellationToken).ConfigureAwait(false);
        var attempt = new Attempt($"deliver the messages of {partition}", "read on the queues of the group");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);
        try
        {
            var consumer = new PartitionConsumer(channel, partition, prefetch);

            // The place among the counted readers first: messages come as soon as this reader is the first of the line.
            var presence = await channel.CallAsync(attempt, (calls, token) => calls.BasicConsumeAsync(Names.Readers(partition), autoAck: false, new PresenceConsumer(channel, consumer), token), cancellationToken).ConfigureAwait(false);
            await channel.CallAsync(attempt, (calls, token) => calls.BasicQosAsync(0, (ushort)prefetch, global: false, token), cancellationToken).ConfigureAwait(false);
            await channel.CallAsync(attempt, (calls, token) => calls.BasicConsumeAsync(Names.Queue(partition), autoAck: false, consumer, token), cancellationToken).ConfigureAwait(false);
            return new PartitionReader(channel, consumer, presence, states);
        }
        catch
        {
            await channel.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async IAsyncEnumerable<ReceivedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isEnumerated, 1) == 1) throw new InvalidOperationException("The messages of a reader can be enumerated only once. Open another reader.");
        while (true) yield return await _consumer.NextAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _acknowledgements.SendAsync(message.Tag, cancellationToken);
    }

    public Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken) => _states.ReadAsync(cancellationToken);

    public Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return _states.StoreAsync(state, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _consumer.Fail(_channel.Failure(BrokerError.Unavailable, "this program closed the reader"));
        await LeaveCountAsync().ConfigureAwait(false);
        await _channel.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Cancels the RabbitMQ consumer that represents this reader in the count of readers. The server notices a cancelled consumer sooner than the end
    /// of a channel.
    /// </summary>
    private async Task LeaveCountAsync()
    {
        if (_channel.Ended.IsCompleted) return;
        try
        {
            await Deadline.RunAsync(TimeLimits.Close, _channel.Time, token => _channel.Channel.BasicCancelAsync(_presence, noWait: false, token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Of any kind: the end of the channel has the same effect.
        }
    }

    private async Task FailWithChannelAsync() => _consumer.Fail(await _channel.Ended.ConfigureAwait(false));
}
