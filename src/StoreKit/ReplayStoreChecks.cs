using TypedStreaming.StoreKit.Checks;

namespace TypedStreaming.StoreKit;

/// <summary>The requirements for every store of replay positions, for the tests of anyone who writes a store.</summary>
public static class ReplayStoreChecks
{
    /// <summary>Returns all checks. They may run in any order, on the same data or not; they do not delete their positions.</summary>
    /// <param name="open">
    /// Opens a store. Each check calls it once or more; the store is disposed if it can be. If the stores are durable, all of
    /// them must use the same data.
    /// </param>
    /// <param name="durable">
    /// True: positions must outlive the store object. Then positions that one store saved are read from another one, and
    /// owners from several stores compete.
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
