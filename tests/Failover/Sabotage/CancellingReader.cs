using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>
/// A reader that leaves its partition by <c>basic.cancel</c>, and closes its channel later. The next reader begins with the messages after those that this
/// one has received, and gets these only when the channel is closed.
/// </summary>
internal sealed class CancellingReader : IPartitionReader
{
    private const string Prefix = "cloudEvents_";

    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(500);

    private readonly Channel<ReceivedMessage> _received = System.Threading.Channels.Channel.CreateUnbounded<ReceivedMessage>();
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly int _partition;
    private string _consumer = "";

    private CancellingReader(IConnection connection, IChannel channel, int partition) => (_connection, _channel, _partition) = (connection, channel, partition);

    public static async Task<IPartitionReader> OpenAsync(Uri address, GroupPartition partition, int prefetch, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.BasicQosAsync(0, (ushort)prefetch, false, cancellationToken);
        var reader = new CancellingReader(connection, channel, partition.Number);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += reader.TakeAsync;
        reader._consumer = await channel.BasicConsumeAsync(
            $"typedstreaming.{partition.Stream.Name}.{partition.Group}.{partition.Number}", autoAck: false, consumer, cancellationToken);
        return reader;
    }

    public async IAsyncEnumerable<ReceivedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in _received.Reader.ReadAllAsync(cancellationToken)) yield return message;
        throw new BrokerException(BrokerError.Unavailable, "The reader is closed.");
    }

    public ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken) =>
        _channel.BasicAckAsync(message.Tag, multiple: false, cancellationToken);

    public Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken) => Task.FromResult(new PartitionState(0, null));

    public Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _channel.BasicCancelAsync(_consumer);
        await Task.Delay(Late, TimeProvider.System);
        await _connection.DisposeAsync();
    }

    private Task TakeAsync(object sender, BasicDeliverEventArgs delivery)
    {
        var attributes = (delivery.BasicProperties.Headers ?? new Dictionary<string, object?>())
            .Where(static header => header.Key.StartsWith(Prefix, StringComparison.Ordinal) && header.Value is byte[])
            .ToDictionary(static header => header.Key[Prefix.Length..], static header => Encoding.UTF8.GetString((byte[])header.Value!));
        _received.Writer.TryWrite(new ReceivedMessage(
            new RelayMessage(_partition, attributes, delivery.Body.ToArray()), delivery.Redelivered, delivery.DeliveryTag));
        return Task.CompletedTask;
    }
}
