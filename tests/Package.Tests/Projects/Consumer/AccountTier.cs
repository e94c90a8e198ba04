namespace Consumer;

/// <summary>The values of a picklist.</summary>
public enum AccountTier
{
    /// <summary>The lower one.</summary>
    Silver,

    /// <summary>The higher one.</summary>
    Gold,
}
