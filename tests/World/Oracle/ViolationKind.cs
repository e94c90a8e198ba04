namespace TypedStreaming.World.Oracle;

/// <summary>The promises that can be broken.</summary>
internal enum ViolationKind
{
    /// <summary>An event neither came nor was reported as missing.</summary>
    Lost,

    /// <summary>A stored position passed an event that is not acknowledged, nor reported as missing.</summary>
    PositionAhead,

    /// <summary>A stored position went back.</summary>
    PositionBack,

    /// <summary>A stored position did not reach all that was acknowledged, after a clean stop.</summary>
    PositionBehind,

    /// <summary>An event came twice, or again after it was acknowledged.</summary>
    Duplicate,

    /// <summary>An event came from before the consumer's start.</summary>
    BeforeStart,

    /// <summary>Events came in another order than that of their ids, though no response overtook another.</summary>
    OutOfOrder,

    /// <summary>An event came that the consumer's filter keeps out.</summary>
    WrongFilter,

    /// <summary>A wait went on beyond the recovery timeout.</summary>
    Silent,

    /// <summary>An enumeration ended without a reason.</summary>
    JustStopped,

    /// <summary>Leaving, stopping or disposing did not end.</summary>
    Hang,

    /// <summary>An enumeration ended with an error that nothing in the plan explains.</summary>
    Unexplained,

    /// <summary>An exception that is not the SDK's, or its confession of a defect.</summary>
    Defect,

    /// <summary>The client could not read a response that is right.</summary>
    Unread,

    /// <summary>The org had to deliver more often than the plan explains.</summary>
    ManyDeliveries,

    /// <summary>The client left sessions open on the server.</summary>
    ManySessions,

    /// <summary>More requests at a time than a client may have under way.</summary>
    ManyRequests,
}
