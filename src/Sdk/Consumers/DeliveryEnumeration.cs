namespace TypedStreaming.Consumers;

/// <summary>An enumeration that yields deliveries, each of which the program acknowledges separately.</summary>
internal sealed class DeliveryEnumeration<T>(
    Func<CancellationToken, Task<OpenConsumer<T>?>> open, Func<OpenConsumer<T>, ValueTask> leave, CancellationToken cancellationToken)
    : Enumeration<T, Delivery<T>>(open, leave, cancellationToken)
{
    protected override void Leave(OpenConsumer<T> consumption) => consumption.LeaveInHand();

    protected override bool Checks(OpenConsumer<T> consumption) => consumption.MayBeOut();

    protected override Delivery<T> Give(OpenConsumer<T> consumption)
    {
        if (!consumption.MayBeOut()) throw consumption.TooMany();
        var delivery = new Delivery<T>(consumption);
        consumption.Details?.Error?.AcknowledgeBy(consumption.AcknowledgeLater());
        return delivery;
    }
}
