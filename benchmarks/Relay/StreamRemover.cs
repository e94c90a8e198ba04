using System.Globalization;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>Deletes the queues of a round, so that they do not fill the server.</summary>
internal static class StreamRemover
{
    public static async Task RemoveAsync(Uri server, StreamTopology stream, string group, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = server }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        for (var partition = 0; partition < stream.Partitions; partition++)
            await channel.QueueDeleteAsync(string.Create(CultureInfo.InvariantCulture, $"typedstreaming.{stream.Name}.{group}.{partition}"), cancellationToken: cancellationToken);
    }
}
