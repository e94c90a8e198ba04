using TypedStreaming.StoreKit.Checks;

namespace TypedStreaming.StoreKit;

/// <summary>The checks for stores of replay positions. If you implement a store, run these checks in its tests.</summary>
public static class ReplayStoreChecks
{
    /// <summary>
    /// Returns all checks. They can run in any order, on the same data or on different data. The positions that they save are not deleted.
    /// </summary>
    /// <param name="open">Opens a store. Each check calls it once or more. If the store is disposable, the check disposes it. If the stores
    /// are durable, all of them must use the same data.</param>
    /// <param name="durable">True if positions must live longer than the store object. In that case, positions that one store saved are
    /// read from another store, and owners from several stores compete.</param>
    /// <returns>The checks. Each has a name.</returns>
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
