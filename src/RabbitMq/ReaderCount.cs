using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Counts the readers of a partition by counting the consumers of a queue.</summary>
internal static class ReaderCount
{
    private const int QueueIsMissing = 404;

    /// <exception cref="BrokerException">The server failed.</exception>
    public static async Task<int> GetAsync(ServerConnection connection, GroupPartition partition, CancellationToken cancellationToken)
    {
        var attempt = new Attempt($"count the readers of {partition}");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);
        await using var scope = channel.ConfigureAwait(false);
        try
        {
            var queue = await channel.CallAsync(
                attempt, (calls, token) => calls.QueueDeclarePassiveAsync(Names.Readers(partition), token), cancellationToken).ConfigureAwait(false);
            return (int)queue.ConsumerCount;
        }
        catch (BrokerException) when (channel.Channel.CloseReason?.ReplyCode == QueueIsMissing)
        {
            return 0;
        }
    }
}
