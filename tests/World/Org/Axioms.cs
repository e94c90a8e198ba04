namespace TypedStreaming.World.Org;

/// <summary>The axioms that hold for every server, and can be broken to see that the client relies on them. None is broken by default.</summary>
[Flags]
internal enum Axioms
{
    None = 0,

    /// <summary>X1: a response takes a stretch of the queue, and a queued message is in one response only. Broken, one stays in the queue.</summary>
    EachMessageInOneAnswer = 1,

    /// <summary>X2: within one subscription events come in the order of their ids. Broken, two neighbours change places.</summary>
    OrderOfIds = 2,

    /// <summary>X3: nothing is purged from the queue by an unsubscribe. Broken, all of the channel is.</summary>
    NothingPurged = 4,

    /// <summary>X4: a replay covers all that was published before its subscribe was processed. Broken, the last one is missing.</summary>
    ReplaysReachThePresent = 8,
}
