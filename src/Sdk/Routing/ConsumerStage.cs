namespace TypedStreaming.Routing;

/// <summary>The stages that a consumer passes through in the subscription to its channel.</summary>
internal enum ConsumerStage
{
    /// <summary>The consumer waits for the next subscribe request.</summary>
    Waiting,

    /// <summary>The consumer receives the events after its position.</summary>
    Active,

    /// <summary>The consumer is parked: its queue was full for too long, so it gets no events until the queue is empty.</summary>
    Parked,

    /// <summary>
    /// The server no longer knows the replay id at which the consumer wants to resume, and the application is being asked where to continue.
    /// </summary>
    Deciding,
}
