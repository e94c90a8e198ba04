namespace TypedStreaming.Failover.Ledgers;

/// <summary>The kind of an entry in the ledger.</summary>
internal enum Handling
{
    /// <summary>The change was handled for the first time, in order.</summary>
    First,

    /// <summary>The change was handled for the first time, but after a later change, or after an old one that was repeated alone.</summary>
    OutOfOrder,

    /// <summary>The change was handled before.</summary>
    Repeated,
}
