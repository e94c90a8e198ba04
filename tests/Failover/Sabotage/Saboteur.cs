using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>Wraps the broker of a process with a fault.</summary>
internal static class Saboteur
{
    /// <summary>The time by which a call is late, which a kill can fall into.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(400);

    public static IEventBroker Of(IEventBroker broker, Manner manner) => manner switch
    {
        Manner.AcknowledgesBeforeConfirm => new PublishingBroker(broker, static inner => new HastyPublisher(inner, Late)),
        Manner.PublishesLate => new PublishingBroker(broker, static inner => new LatePublisher(inner, Late, hasEpoch: true)),
        Manner.PublishesLateWithoutEpoch => new PublishingBroker(broker, static inner => new LatePublisher(inner, Late, hasEpoch: false)),
        Manner.IgnoresReturns => new PublishingBroker(broker, static inner => new ForgetfulPublisher(inner)),
        Manner.KeysByFirstId => new PublishingBroker(broker, static inner => new FirstIdPublisher(inner)),
        _ => broker,
    };

    public static IEventBroker OfWorker(IEventBroker broker, Uri address, Manner manner) =>
        manner == Manner.CancelsConsumers ? new CancellingBroker(broker, address) : broker;
}
