namespace TypedStreaming.Consumers;

/// <summary>An enumeration that yields deliveries, each of which the program acknowledges separately.</summary>
internal sealed class DeliveryEnumeration<T>(
    Func<CancellationToken, Task<OpenConsumer<T>?>> open, Func<OpenConsumer<T>, ValueTask> leave, CancellationToken cancellationToken)
    : Enumeration<T, Delivery<T>>(open, leave, cancellationToken)
{
    protected override void Leave(OpenConsumer<T> openConsumer) => openConsumer.LeaveInHand();

    protected override bool Checks(OpenConsumer<T> openConsumer) => openConsumer.MayBeOut();

    protected override Delivery<T> Give(OpenConsumer<T> openConsumer)
    {
        if (!openConsumer.MayBeOut()) throw openConsumer.TooMany();
        var delivery = new Delivery<T>(openConsumer);
        openConsumer.Details?.Error?.AcknowledgeBy(openConsumer.AcknowledgeLater());
        return delivery;
    }
}
