using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Declares the durable quorum queues of a stream. A cluster keeps copies of these queues on several servers.</summary>
internal sealed class Declaration(ServerChannel channel, StreamTopology stream, ServerVersion version, Attempt attempt)
{
    /// <param name="name">The name.</param>
    /// <param name="routingKey">The key by which the exchange of the stream routes messages to the queue, or null if it routes none.</param>
    /// <param name="additional">The arguments that not all queues have.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerException">The queue exists with other arguments, or the user has no permission.</exception>
    public async Task QueueAsync(string name, string? routingKey, IEnumerable<KeyValuePair<string, object?>> additional, CancellationToken cancellationToken)
    {
        var arguments = QueueArguments.Of(version, additional);
        await channel.CallAsync(
            attempt, (calls, token) => calls.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: token), cancellationToken).ConfigureAwait(false);
        if (routingKey is null) return;
        await channel.CallAsync(
            attempt, (calls, token) => calls.QueueBindAsync(name, Names.Exchange(stream), routingKey, cancellationToken: token), cancellationToken).ConfigureAwait(false);
    }
}
