namespace TypedStreaming.Routing;

/// <summary>The stages of a consumer in relation to its channel's subscription.</summary>
internal enum ConsumerStage
{
    /// <summary>The consumer waits for the next subscribe.</summary>
    Waiting,

    /// <summary>The consumer takes the events beyond its place.</summary>
    Active,

    /// <summary>The consumer's queue was full for too long, so the consumer takes no events until the queue is empty.</summary>
    Parked,

    /// <summary>The server no longer knows the consumer's place, and the program is being asked where to continue.</summary>
    Deciding,
}
