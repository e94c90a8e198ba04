namespace TypedStreaming.Failover.Disturbances;

/// <summary>The parts of the system that are killed or stopped.</summary>
internal enum Disturbance
{
    /// <summary>A worker is killed, and another one is started.</summary>
    KillWorker,

    /// <summary>The active reader ends, and releases its lease; another reader is started.</summary>
    EndReader,

    /// <summary>A worker is stopped for some seconds.</summary>
    StopWorker,

    /// <summary>The org ends the reader's session.</summary>
    ExpireSession,

    /// <summary>The active reader is killed, and another one is started.</summary>
    KillReader,

    /// <summary>The active reader is stopped until another one has its lease, and then continued.</summary>
    StopReader,

    /// <summary>The message broker is killed, and started again.</summary>
    RestartBroker,

    /// <summary>The database is stopped for longer than a lease lasts.</summary>
    StopDatabase,

    /// <summary>The message broker is stopped for longer than a relay waits for it.</summary>
    StopBroker,

    /// <summary>The database is killed, and started again.</summary>
    KillDatabase,
}
