using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>Checks that a broker stores the states of partitions.</summary>
internal static class PartitionStateChecks
{
    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("the epoch of a new partition is 0", async broker => Expect.Same(0L, await EpochAsync(broker).ConfigureAwait(false), "the epoch")),
        ("the next reader finds the stored epoch", async broker =>
        {
            await StoreAsync(broker, 1_764_000_000_123).ConfigureAwait(false);
            Expect.Same(1_764_000_000_123, await EpochAsync(broker).ConfigureAwait(false), "the epoch");
            await StoreAsync(broker, long.MaxValue).ConfigureAwait(false);
            Expect.Same(long.MaxValue, await EpochAsync(broker).ConfigureAwait(false), "the epoch after a higher epoch was stored");
        }),
        ("a lower epoch does not replace a higher one", async broker =>
        {
            await StoreAsync(broker, 20).ConfigureAwait(false);
            await StoreAsync(broker, 10).ConfigureAwait(false);
            Expect.Same(20L, await EpochAsync(broker).ConfigureAwait(false), "the epoch");
        }),
        ("the state of a new partition contains no worker", async broker => Expect.Same(null, await WorkerAsync(broker).ConfigureAwait(false), "the worker")),
        ("the next reader finds the worker that was stored last", async broker =>
        {
            foreach (var worker in (string[])["one", "two", "one", "the third", "two"])
            {
                await StoreAsync(broker, 5, worker).ConfigureAwait(false);
                Expect.Same(worker, await WorkerAsync(broker).ConfigureAwait(false), "the worker");
            }
        }),
        ("partitions have separate states", async broker =>
        {
            await StoreAsync(broker, 7).ConfigureAwait(false);
            Expect.Same(0L, await EpochAsync(broker, partition: 1).ConfigureAwait(false), "the epoch of another partition");
        }),
        ("groups have separate states", async broker =>
        {
            await StoreAsync(broker, 7).ConfigureAwait(false);
            Expect.Same(0L, await EpochAsync(broker, group: "other").ConfigureAwait(false), "the epoch of another group");
        }),
    ];

    private static async Task StoreAsync(CheckedBroker broker, long epoch, string worker = "one")
    {
        var reader = await broker.ReaderAsync().ConfigureAwait(false);
        await broker.InTimeAsync(token => reader.Inner.StoreStateAsync(new PartitionState(epoch, worker), token), "storing a state").ConfigureAwait(false);
        await reader.CloseAsync().ConfigureAwait(false);
    }

    private static async Task<long> EpochAsync(CheckedBroker broker, int partition = 0, string? group = null) => (await ReadAsync(broker, partition, group).ConfigureAwait(false)).Epoch;

    private static async Task<string?> WorkerAsync(CheckedBroker broker) => (await ReadAsync(broker, 0, null).ConfigureAwait(false)).Worker;

    private static async Task<PartitionState> ReadAsync(CheckedBroker broker, int partition, string? group)
    {
        var reader = await broker.ReaderAsync(partition, group: group).ConfigureAwait(false);
        return await broker.InTimeAsync(reader.Inner.ReadStateAsync, "reading a state").ConfigureAwait(false);
    }
}
