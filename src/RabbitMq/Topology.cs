using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Declares exchanges and queues. Several processes can declare them at the same time.</summary>
internal static class Topology
{
    /// <summary>
    /// Declares the exchange of a stream, with an alternate exchange that has no queues, so that the server returns each message that does not
    /// reach any queue. The name of the alternate exchange contains the number of partitions. The server compares this name with the name in the
    /// existing declaration, and reports an error if the numbers differ.
    /// </summary>
    /// <exception cref="BrokerException">The stream has another number of partitions, or the user has no permission.</exception>
    public static async Task DeclareStreamAsync(ServerConnection connection, StreamTopology stream, CancellationToken cancellationToken)
    {
        var (exchange, partitions) = (Names.Exchange(stream), Names.Partitions(stream));
        var attempt = new Attempt(
            $"declare the stream {stream.Name}",
            $"configure, write and read on the exchange '{exchange}', and configure and write on the exchange '{partitions}'");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);
        await using var scope = channel.ConfigureAwait(false);

        // In this order, so that a program with another number of partitions creates nothing.
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["alternate-exchange"] = partitions };
        await channel.CallAsync(
            attempt, (calls, token) => calls.ExchangeDeclareAsync(exchange, ExchangeType.Direct, durable: true, autoDelete: false, arguments, cancellationToken: token), cancellationToken).ConfigureAwait(false);
        await channel.CallAsync(
            attempt, (calls, token) => calls.ExchangeDeclareAsync(partitions, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Declares the queues of a partition at each call, because they may have been deleted. The queues of the other partitions of the group are
    /// declared once for each connection. If several processes declare a queue at the same time, a declaration may succeed before the queue is
    /// ready. Therefore, the queues that are needed first are declared first.
    /// </summary>
    /// <exception cref="BrokerException">A queue exists with other settings, or the user has no permission.</exception>
    public static async Task DeclarePartitionAsync(ServerConnection connection, GroupPartition partition, CancellationToken cancellationToken)
    {
        await DeclareStreamAsync(connection, partition.Stream, cancellationToken).ConfigureAwait(false);
        var attempt = Declaring($"{partition.Stream.Name}/{partition.Group}");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);
        await using var scope = channel.ConfigureAwait(false);
        var declaration = new Declaration(channel, partition.Stream, connection.Version, attempt);
        await declaration.QueueAsync(Names.Readers(partition), null, [], cancellationToken).ConfigureAwait(false);
        await declaration.QueueAsync(Names.State(partition), Names.State(partition), QueueArguments.OfStates, cancellationToken).ConfigureAwait(false);
        await declaration.QueueAsync(Names.Queue(partition), partition.Number.ToString(), QueueArguments.OfPartition, cancellationToken).ConfigureAwait(false);
        await connection.Groups.DeclareAsync(partition, token => DeclareGroupAsync(declaration, partition, token), cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="BrokerException">The queue exists with other settings, or the user has no permission.</exception>
    public static async Task DeclareDeadLettersAsync(
        ServerConnection connection, StreamTopology stream, string group, DeadLetterLimits limits, CancellationToken cancellationToken)
    {
        await DeclareStreamAsync(connection, stream, cancellationToken).ConfigureAwait(false);
        var attempt = Declaring($"{stream.Name}/{group}");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);
        await using var scope = channel.ConfigureAwait(false);
        var name = Names.DeadLetters(stream, group);
        await new Declaration(channel, stream, connection.Version, attempt).QueueAsync(name, name, QueueArguments.OfDeadLetters(limits), cancellationToken).ConfigureAwait(false);
    }

    private static async Task DeclareGroupAsync(Declaration declaration, GroupPartition any, CancellationToken cancellationToken)
    {
        for (var number = 0; number < any.Stream.Partitions; number++)
            await declaration.QueueAsync(Names.Queue(any.Stream, any.Group, number), number.ToString(), QueueArguments.OfPartition, cancellationToken).ConfigureAwait(false);
    }

    private static Attempt Declaring(string group) => new(
        $"declare the queues of {group}", "configure, write and read on the queues of the group, and read on the exchange of the stream");
}
