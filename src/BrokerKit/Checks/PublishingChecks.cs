using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The conformance checks for publishers: order, failures, and the number of partitions.</summary>
internal static class PublishingChecks
{
    private const int Many = 500;

    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("messages of a partition keep the order in which they were published", OrderAsync),
        ("a message arrives only in its own partition", PartitionsAsync),
        ("publishing to a stream that no group reads fails with the error NoGroup", NoGroupAsync),
        ("after a failure, all later calls to the publisher fail", FailedForGoodAsync),
        ("after a failure, a new publisher can publish", NewPublisherAsync),
        ("a publisher with a different number of partitions is refused with the error Topology", async broker =>
        {
            await broker.PublisherAsync().ConfigureAwait(false);
            await Expect.FailsAsync(() => broker.PublisherAsync(Other(broker)), BrokerError.Topology, "opening the publisher").ConfigureAwait(false);
        }),
        ("a reader with a different number of partitions is refused with the error Topology", async broker =>
        {
            await broker.PublisherAsync().ConfigureAwait(false);
            await Expect.FailsAsync(() => broker.ReaderAsync(stream: Other(broker)), BrokerError.Topology, "opening the reader").ConfigureAwait(false);
        }),
        ("a call with a cancelled token is cancelled", CancelledAsync),
        ("several threads can publish and read at the same time", SideBySideAsync),
    ];

    private static StreamTopology Other(CheckedBroker broker) => new(broker.Stream.Name, broker.Stream.Partitions + 1);

    /// <summary>Checks the order of messages that are published alternately to two partitions, without waiting in between.</summary>
    private static async Task OrderAsync(CheckedBroker broker)
    {
        var (first, second) = (await broker.ReaderAsync(0).ConfigureAwait(false), await broker.ReaderAsync(1).ConfigureAwait(false));
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync(Enumerable.Range(0, Many).Select(static number => CheckedBroker.Message(number, number % 2))).ConfigureAwait(false);
        Expect.Sequence(Enumerable.Range(0, Many).Where(static number => number % 2 == 0), await first.TakeAsync(Many / 2).ConfigureAwait(false), "partition 0");
        Expect.Sequence(Enumerable.Range(0, Many).Where(static number => number % 2 == 1), await second.TakeAsync(Many / 2).ConfigureAwait(false), "partition 1");
    }

    private static async Task PartitionsAsync(CheckedBroker broker)
    {
        var readers = new List<CheckedReader>();
        for (var i = 0; i < broker.Stream.Partitions; i++) readers.Add(await broker.ReaderAsync(i).ConfigureAwait(false));
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        for (var i = 0; i < readers.Count; i++) await publisher.PublishAsync([i, 10 + i], i).ConfigureAwait(false);
        for (var i = 0; i < readers.Count; i++) Expect.Sequence([i, 10 + i], await readers[i].TakeAsync(2).ConfigureAwait(false), $"partition {i}");
    }

    private static async Task NoGroupAsync(CheckedBroker broker)
    {
        await broker.LettersAsync().ConfigureAwait(false); // The dead letters of a group do not make the group.
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await Expect.FailsAsync(() => publisher.PublishAsync(CheckedBroker.Message(1)), BrokerError.NoGroup, "publishing a message").ConfigureAwait(false);
    }

    private static async Task FailedForGoodAsync(CheckedBroker broker)
    {
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await Expect.FailsAsync(() => publisher.PublishAsync(CheckedBroker.Message(1)), "publishing the first message").ConfigureAwait(false);
        await broker.ReaderAsync().ConfigureAwait(false);
        await Expect.FailsAsync(() => publisher.PublishAsync(CheckedBroker.Message(2)), "publishing after the failure").ConfigureAwait(false);
    }

    private static async Task NewPublisherAsync(CheckedBroker broker)
    {
        var failed = await broker.PublisherAsync().ConfigureAwait(false);
        await Expect.FailsAsync(() => failed.PublishAsync(CheckedBroker.Message(1)), "publishing without a group").ConfigureAwait(false);
        var reader = await broker.ReaderAsync().ConfigureAwait(false);
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync([2, 3]).ConfigureAwait(false);
        Expect.Sequence([2, 3], await reader.TakeAsync(2).ConfigureAwait(false), "the partition");
    }

    private static async Task CancelledAsync(CheckedBroker broker)
    {
        var (inner, reader) = (await broker.OpenAsync().ConfigureAwait(false), await broker.ReaderAsync().ConfigureAwait(false));
        var (publisher, letters) = (await broker.PublisherAsync().ConfigureAwait(false), await broker.LettersAsync().ConfigureAwait(false));
        await letters.StoreAsync("a").ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => inner.OpenPublisherAsync(broker.Stream, token), nameof(IEventBroker.OpenPublisherAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => inner.OpenReaderAsync(broker.Partition(), 1, token), nameof(IEventBroker.OpenReaderAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => inner.CountReadersAsync(broker.Partition(), token), nameof(IEventBroker.CountReadersAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => inner.OpenDeadLettersAsync(broker.Stream, CheckedBroker.Group, token), nameof(IEventBroker.OpenDeadLettersAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => publisher.Inner.PublishAsync(CheckedBroker.Message(1), token), nameof(IEventPublisher.PublishAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(reader.Inner.ReadStateAsync, nameof(IPartitionReader.ReadStateAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => reader.Inner.StoreStateAsync(new PartitionState(1, null), token), nameof(IPartitionReader.StoreStateAsync)).ConfigureAwait(false);
        await Expect.IsCancelledAsync(token => letters.Inner.TakeAllAsync(static (_, _) => new(false), token), nameof(IDeadLetterStore.TakeAllAsync)).ConfigureAwait(false);
    }

    private static async Task SideBySideAsync(CheckedBroker broker)
    {
        var readers = await Task.WhenAll(Enumerable.Range(0, broker.Stream.Partitions).Select(number => Task.Run(() => broker.ReaderAsync(number)))).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, broker.Stream.Partitions).Select(number => Task.Run(async () =>
        {
            var publisher = await broker.PublisherAsync().ConfigureAwait(false);
            await publisher.PublishAsync(Enumerable.Range(0, 50), number).ConfigureAwait(false);
        }))).ConfigureAwait(false);
        await Task.WhenAll(readers.Select(reader => Task.Run(async () =>
        {
            var received = await reader.ReadAsync(50).ConfigureAwait(false);
            await Task.WhenAll(received.Select(one => Task.Run(() => reader.AcknowledgeAsync(one)))).ConfigureAwait(false);
            Expect.Sequence(Enumerable.Range(0, 50), received.Select(CheckedReader.NumberOf), "a partition");
        }))).ConfigureAwait(false);
    }
}
