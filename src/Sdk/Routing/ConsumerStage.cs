namespace TypedStreaming.Routing;

/// <summary>What a consumer has to do with its channel's subscription at present.</summary>
internal enum ConsumerStage
{
    /// <summary>It waits to be let in by the next subscribe.</summary>
    Waiting,

    /// <summary>It takes what comes, from its place on.</summary>
    Active,

    /// <summary>Its queue was full for too long: nothing is taken for it until the queue is empty.</summary>
    Parked,

    /// <summary>The server does not know its place any more; its program is being asked where to go on.</summary>
    Deciding,
}
