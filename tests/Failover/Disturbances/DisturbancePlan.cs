namespace TypedStreaming.Failover.Disturbances;

/// <summary>The order of the disturbances: the quick ones first, so that a short run has one of each.</summary>
internal static class DisturbancePlan
{
    private static readonly Disturbance[] Order =
    [
        Disturbance.KillWorker, Disturbance.EndReader, Disturbance.StopWorker, Disturbance.ExpireSession, Disturbance.KillWorker, Disturbance.KillReader,
        Disturbance.StopReader, Disturbance.RestartBroker, Disturbance.KillWorker, Disturbance.StopDatabase, Disturbance.KillReader, Disturbance.ExpireSession,
        Disturbance.StopBroker, Disturbance.KillDatabase,
    ];

    public static Disturbance Of(int number, Manner manner) => manner switch
    {
        // The faults that only one of them shows.
        Manner.PublishesLate or Manner.PublishesLateWithoutEpoch => Disturbance.StopReader,
        Manner.AcknowledgesBeforeConfirm => Disturbance.KillReader,
        Manner.CancelsConsumers => Disturbance.KillWorker,
        _ => Order[number % Order.Length],
    };
}
