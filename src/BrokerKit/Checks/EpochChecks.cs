namespace TypedStreaming.BrokerKit.Checks;

/// <summary>Checks that a broker stores the epochs of relays.</summary>
internal static class EpochChecks
{
    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("the epoch of a new partition is 0", async broker => Expect.Same(0L, await ReadAsync(broker).ConfigureAwait(false), "the epoch")),
        ("the next reader reads the stored epoch", async broker =>
        {
            await StoreAsync(broker, 1_764_000_000_123).ConfigureAwait(false);
            Expect.Same(1_764_000_000_123, await ReadAsync(broker).ConfigureAwait(false), "the epoch");
            await StoreAsync(broker, long.MaxValue).ConfigureAwait(false);
            Expect.Same(long.MaxValue, await ReadAsync(broker).ConfigureAwait(false), "the epoch after a higher one was stored");
        }),
        ("a lower epoch does not replace a higher one", async broker =>
        {
            await StoreAsync(broker, 20).ConfigureAwait(false);
            await StoreAsync(broker, 10).ConfigureAwait(false);
            Expect.Same(20L, await ReadAsync(broker).ConfigureAwait(false), "the epoch");
        }),
        ("partitions have separate epochs", async broker =>
        {
            await StoreAsync(broker, 7).ConfigureAwait(false);
            Expect.Same(0L, await ReadAsync(broker, partition: 1).ConfigureAwait(false), "the epoch of another partition");
        }),
        ("groups have separate epochs", async broker =>
        {
            await StoreAsync(broker, 7).ConfigureAwait(false);
            Expect.Same(0L, await ReadAsync(broker, group: "other").ConfigureAwait(false), "the epoch of another group");
        }),
    ];

    private static async Task StoreAsync(CheckedBroker broker, long epoch)
    {
        var reader = await broker.ReaderAsync().ConfigureAwait(false);
        await broker.InTimeAsync(token => reader.Inner.StoreEpochAsync(epoch, token), "the storage of an epoch").ConfigureAwait(false);
        await reader.CloseAsync().ConfigureAwait(false);
    }

    private static async Task<long> ReadAsync(CheckedBroker broker, int partition = 0, string? group = null)
    {
        var reader = await broker.ReaderAsync(partition, group: group).ConfigureAwait(false);
        return await broker.InTimeAsync(reader.Inner.ReadEpochAsync, "the reading of an epoch").ConfigureAwait(false);
    }
}
