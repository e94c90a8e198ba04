namespace Quickstart;

public enum AccountTier
{
    Bronze,
    Silver,
    Gold,
}
