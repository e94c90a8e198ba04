namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>The flaws of a broken ledger, or a broken user of one, in a walk.</summary>
public enum LedgerFlaw
{
    None,

    /// <summary>All events that arrive count as settled.</summary>
    SettlesAll,

    /// <summary>Events that come after later ones do not hold the position back.</summary>
    IgnoresLate,

    /// <summary>An id that is settled in one numbering counts in the next.</summary>
    ComparesEras,

    /// <summary>The position never reaches the last id.</summary>
    NeverSettles,
}
