using System.Threading.Channels;
using RabbitMQ.Client;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>A consumer of another program.</summary>
internal sealed class RecordingConsumer(IChannel channel) : AsyncDefaultBasicConsumer(channel)
{
    private readonly Channel<ulong> _received = System.Threading.Channels.Channel.CreateBounded<ulong>(1_000);

    public async Task ReceivedAsync(int count, CancellationToken cancellationToken)
    {
        for (var received = 0; received < count; received++) await _received.Reader.ReadAsync(cancellationToken);
    }

    public override async Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default) => await _received.Writer.WriteAsync(deliveryTag, cancellationToken);
}
