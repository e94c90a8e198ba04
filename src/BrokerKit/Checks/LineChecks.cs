namespace TypedStreaming.BrokerKit.Checks;

/// <summary>
/// Conformance checks for the waiting line of a partition's readers, of which only the first one receives messages, and for the handover from one
/// reader to the next.
/// </summary>
internal static class LineChecks
{
    private const int Many = 200;

    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("only the first reader in the waiting line receives messages", OnlyTheFirstAsync),
        ("the next reader first receives the unacknowledged messages, in order, and then the later messages", HandOverAsync),
        ("a message that was delivered before is marked as redelivered", async broker =>
        {
            var (first, second) = (await broker.ReaderAsync().ConfigureAwait(false), await broker.ReaderAsync().ConfigureAwait(false));
            var publisher = await broker.PublisherAsync().ConfigureAwait(false);
            await publisher.PublishAsync([1]).ConfigureAwait(false);
            await first.ReadAsync().ConfigureAwait(false);
            await first.CloseAsync().ConfigureAwait(false);
            var again = await second.ReadAsync().ConfigureAwait(false);
            Expect.Same(true, again.IsRedelivered, "the redelivery mark of the message");
        }),
        ("a partition loses no messages and keeps them in order when its reader changes many times", ManyHandOversAsync),
        ("a reader that leaves the waiting line does not affect the first reader", async broker =>
        {
            var (first, second) = (await broker.ReaderAsync().ConfigureAwait(false), await broker.ReaderAsync().ConfigureAwait(false));
            var third = await broker.ReaderAsync().ConfigureAwait(false);
            var publisher = await broker.PublisherAsync().ConfigureAwait(false);
            await publisher.PublishAsync([1]).ConfigureAwait(false);
            var received = await first.ReadAsync().ConfigureAwait(false);
            await second.CloseAsync().ConfigureAwait(false);
            await publisher.PublishAsync([2]).ConfigureAwait(false);
            Expect.Sequence([2], await first.TakeAsync(1).ConfigureAwait(false), "the messages of the first reader");
            await first.AcknowledgeAsync(received).ConfigureAwait(false);
            await first.CloseAsync().ConfigureAwait(false);
            await publisher.PublishAsync([3]).ConfigureAwait(false);
            Expect.Sequence([3], await third.TakeAsync(1).ConfigureAwait(false), "the messages of the third reader");
        }),
        ("the readers of a partition are counted", async broker =>
        {
            var first = await broker.ReaderAsync().ConfigureAwait(false);
            Expect.Same(1, await broker.CountReadersAsync().ConfigureAwait(false), "the number of readers after the first one was opened");
            await broker.ReaderAsync().ConfigureAwait(false);
            await broker.ReaderAsync(partition: 1).ConfigureAwait(false);
            await broker.ReaderAsync(group: "other").ConfigureAwait(false);
            Expect.Same(2, await broker.CountReadersAsync().ConfigureAwait(false), "the number of readers after the second one was opened");
            await first.CloseAsync().ConfigureAwait(false);
            Expect.Same(1, await broker.CountReadersAsync().ConfigureAwait(false), "the number of readers after the first one was closed");
        }),
    ];

    private static async Task OnlyTheFirstAsync(CheckedBroker broker)
    {
        var (first, second) = (await broker.ReaderAsync().ConfigureAwait(false), await broker.ReaderAsync().ConfigureAwait(false));
        var waiting = second.Next;
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync(Enumerable.Range(0, 20)).ConfigureAwait(false);
        var taken = first.TakeAsync(20);
        Expect.That(await Task.WhenAny(taken, waiting).ConfigureAwait(false) == taken, "a message for the first reader only", "a message for the second reader");
        Expect.Sequence(Enumerable.Range(0, 20), await taken.ConfigureAwait(false), "the messages of the first reader");
        await first.CloseAsync().ConfigureAwait(false);
        await publisher.PublishAsync([20]).ConfigureAwait(false);
        Expect.Sequence([20], await second.TakeAsync(1).ConfigureAwait(false), "the messages of the second reader");
    }

    private static async Task HandOverAsync(CheckedBroker broker)
    {
        var (first, second) = (await broker.ReaderAsync(prefetch: 5).ConfigureAwait(false), await broker.ReaderAsync(prefetch: 3).ConfigureAwait(false));
        var waiting = second.Next;
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync(Enumerable.Range(1, 8)).ConfigureAwait(false);
        var received = await first.ReadAsync(5).ConfigureAwait(false);
        await first.AcknowledgeAsync(received[0]).ConfigureAwait(false);
        Expect.That(!waiting.IsCompleted, "no message for the second reader before the first one is closed", "a message for the second reader");
        await first.CloseAsync().ConfigureAwait(false);
        await publisher.PublishAsync([9, 10]).ConfigureAwait(false);
        Expect.Sequence(Enumerable.Range(2, 9), await second.TakeAsync(9).ConfigureAwait(false), "the messages of the second reader");
    }

    /// <summary>
    /// Checks that a partition loses no messages and keeps them in order when its reader changes several times. Each reader acknowledges some
    /// messages and leaves others unacknowledged, while more messages are published.
    /// </summary>
    private static async Task ManyHandOversAsync(CheckedBroker broker)
    {
        var reader = await broker.ReaderAsync(prefetch: 10).ConfigureAwait(false);
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        var publishing = publisher.PublishAsync(Enumerable.Range(0, Many));
        var acknowledged = new List<int>();
        while (acknowledged.Count < Many)
        {
            var next = await broker.ReaderAsync(prefetch: 10).ConfigureAwait(false);
            var received = await reader.ReadAsync(Math.Min(10, Many - acknowledged.Count)).ConfigureAwait(false);
            foreach (var one in received.Take(7)) await reader.AcknowledgeAsync(one).ConfigureAwait(false);
            acknowledged.AddRange(received.Take(7).Select(CheckedReader.NumberOf));
            await reader.CloseAsync().ConfigureAwait(false);
            reader = next;
        }

        await publishing.ConfigureAwait(false);
        Expect.Sequence(Enumerable.Range(0, Many), acknowledged, "the acknowledged messages");
    }
}
