using TypedStreaming.StoreKit.Checks;

namespace TypedStreaming.StoreKit;

/// <summary>What every store of replay positions must do, for the tests of whoever writes one.</summary>
public static class ReplayStoreChecks
{
    /// <summary>All checks. They may run in any order, on one set of data or on several, and leave their positions there.</summary>
    /// <param name="open">
    /// Opens a store. Called once or more by each check; what it gives is disposed of if it can be. Every store of a durable
    /// kind must be one over the same data.
    /// </param>
    /// <param name="durable">
    /// Whether positions must outlive the store object: then what one store saved is looked for in another, and owners of
    /// several stores are set against each other.
    /// </param>
    /// <returns>The checks, each with a name.</returns>
    public static IReadOnlyList<ReplayStoreCheck> All(Func<CancellationToken, ValueTask<IReplayStore>> open, bool durable)
    {
        ArgumentNullException.ThrowIfNull(open);
        (string Name, Func<CheckedStore, Task> Run)[] checks =
        [
            .. PositionChecks.All, .. KeyChecks.All, .. OwnershipChecks.All, .. durable ? DurabilityChecks.All : [],
        ];
        return [.. checks.Select(check => new ReplayStoreCheck(check.Name, open, check.Run))];
    }
}
