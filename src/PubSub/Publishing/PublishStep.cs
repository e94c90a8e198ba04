namespace TypedStreaming.PubSub.Publishing;

/// <summary>The next step after a failed request.</summary>
internal enum PublishStep
{
    /// <summary>The request is repeated with a new token.</summary>
    RenewToken,

    /// <summary>The request is repeated with the newest schema.</summary>
    RenewSchema,

    /// <summary>The request is repeated after a pause.</summary>
    Repeat,

    /// <summary>The request has failed permanently, and is not repeated.</summary>
    Stop,
}
