namespace TypedStreaming.Soak.Consuming;

/// <summary>The way in which a consumer processes and acknowledges events.</summary>
internal enum Manner
{
    /// <summary>It processes an event, then asks for the next one, which acknowledges it.</summary>
    Sound,

    /// <summary>It gets its first event, and is still busy with it when it is killed.</summary>
    StaysInFirstEvent,

    /// <summary>The sabotage: it acknowledges what it receives, and processes it later.</summary>
    AcknowledgesOnReceipt,
}
