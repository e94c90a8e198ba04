namespace TypedStreaming.Routing;

/// <summary>The stages of a consumer in relation to its channel's subscription.</summary>
internal enum ConsumerStage
{
    /// <summary>It waits for the next subscribe.</summary>
    Waiting,

    /// <summary>It takes the events beyond its place.</summary>
    Active,

    /// <summary>Its queue was full for too long: it takes no events until the queue is empty.</summary>
    Parked,

    /// <summary>The server no longer knows its place; its program is being asked where to continue.</summary>
    Deciding,
}
