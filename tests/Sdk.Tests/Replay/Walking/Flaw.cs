namespace TypedStreaming.Tests.Replay.Walking;

/// <summary>A rule that a broken watermark does not keep.</summary>
public enum Flaw
{
    None,

    /// <summary>What arrived before and is not acknowledged does not hold the position back.</summary>
    IgnoresGaps,

    /// <summary>Other arrivals with the same id do not hold it back.</summary>
    IgnoresCopies,

    /// <summary>A shared id is passed before a later one has come.</summary>
    IgnoresLaterIds,

    /// <summary>An id that was passed and comes again counts as new.</summary>
    MovesBack,

    /// <summary>The position never gets to the last id.</summary>
    LagsBehind,
}
