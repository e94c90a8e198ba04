namespace TypedStreaming.Consumers;

/// <summary>An enumeration that yields deliveries, each of which the application acknowledges separately.</summary>
internal sealed class DeliveryEnumeration<T>(
    Func<CancellationToken, Task<QueueReader<T>?>> open, Func<QueueReader<T>, ValueTask> leave, CancellationToken cancellationToken)
    : Enumeration<T, Delivery<T>>(open, leave, cancellationToken)
{
    protected override void Leave(QueueReader<T> reader) => reader.LeaveInHand();

    protected override bool Checks(QueueReader<T> reader) => reader.MayBeOut();

    protected override Delivery<T> Give(QueueReader<T> reader)
    {
        if (!reader.MayBeOut()) throw reader.TooMany();
        var delivery = new Delivery<T>(reader);
        reader.Details?.Error?.AcknowledgeBy(reader.AcknowledgeLater());
        return delivery;
    }
}
