namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>What a broken ledger, or a broken user of one, does in a walk.</summary>
public enum LedgerFlaw
{
    None,

    /// <summary>All that arrives counts as settled.</summary>
    SettlesAll,

    /// <summary>Events that come after later ones hold nothing back.</summary>
    IgnoresLate,

    /// <summary>What is settled in one numbering counts in the next.</summary>
    ComparesEras,

    /// <summary>The position never gets to the last id.</summary>
    NeverSettles,
}
