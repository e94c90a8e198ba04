using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The conformance checks for a single reader: prefetch, acknowledgements, and the end of an enumeration.</summary>
internal static class ReadingChecks
{
    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("until a reader acknowledges a message, it receives no more messages than its prefetch allows", PrefetchAsync),
        ("an acknowledged message is not delivered again", async broker =>
        {
            var (reader, next) = await WithMessagesAsync(broker, 3).ConfigureAwait(false);
            await reader.TakeAsync(2).ConfigureAwait(false);
            await reader.CloseAsync().ConfigureAwait(false);
            Expect.Sequence([3], await next.TakeAsync(1).ConfigureAwait(false), "the messages of the next reader");
        }),
        ("messages can be acknowledged one by one, in any order", async broker =>
        {
            var (reader, next) = await WithMessagesAsync(broker, 5).ConfigureAwait(false);
            var received = await reader.ReadAsync(5).ConfigureAwait(false);
            await reader.AcknowledgeAsync(received[3]).ConfigureAwait(false);
            await reader.AcknowledgeAsync(received[1]).ConfigureAwait(false);
            await reader.CloseAsync().ConfigureAwait(false);
            Expect.Sequence([1, 3, 5], await next.TakeAsync(3).ConfigureAwait(false), "the messages of the next reader");
        }),
        ("a closed reader cannot acknowledge messages", async broker =>
        {
            var (reader, _) = await WithMessagesAsync(broker, 1).ConfigureAwait(false);
            var received = await reader.ReadAsync().ConfigureAwait(false);
            await reader.CloseAsync().ConfigureAwait(false);
            await Expect.FailsAsync(() => reader.AcknowledgeAsync(received), "acknowledging the message").ConfigureAwait(false);
        }),
        ("the enumeration of a closed reader ends with an exception", async broker =>
        {
            var reader = await broker.ReaderAsync().ConfigureAwait(false);
            var next = reader.Next;
            await reader.CloseAsync().ConfigureAwait(false);
            await Expect.FailsAsync(() => broker.InTimeAsync(_ => next, "waiting for a message"), "waiting for a message").ConfigureAwait(false);
        }),
        ("a reader keeps its unacknowledged messages when its enumeration is cancelled", async broker =>
        {
            var (reader, next) = await WithMessagesAsync(broker, 2).ConfigureAwait(false);
            var received = await reader.ReadAsync(2).ConfigureAwait(false);
            await reader.EndReadingAsync().ConfigureAwait(false);
            await reader.AcknowledgeAsync(received[0]).ConfigureAwait(false);
            await reader.CloseAsync().ConfigureAwait(false);
            Expect.Sequence([2], await next.TakeAsync(1).ConfigureAwait(false), "the messages of the next reader");
        }),
    ];

    /// <summary>Opens two readers of one partition, and publishes messages to that partition.</summary>
    private static async Task<(CheckedReader First, CheckedReader Next)> WithMessagesAsync(CheckedBroker broker, int count)
    {
        var (first, next) = (await broker.ReaderAsync().ConfigureAwait(false), await broker.ReaderAsync().ConfigureAwait(false));
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync(Enumerable.Range(1, count)).ConfigureAwait(false);
        return (first, next);
    }

    /// <summary>
    /// Checks that a broker delivers no more messages than the prefetch allows. The check then waits for a message in another partition: once
    /// that message has arrived, the broker has had enough time to deliver too many messages.
    /// </summary>
    private static async Task PrefetchAsync(CheckedBroker broker)
    {
        var (limited, other) = (await broker.ReaderAsync(0, prefetch: 2).ConfigureAwait(false), await broker.ReaderAsync(1).ConfigureAwait(false));
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync([1, 2, 3]).ConfigureAwait(false);
        var received = await limited.ReadAsync(2).ConfigureAwait(false);
        var third = limited.Next;
        await publisher.PublishAsync([4], partition: 1).ConfigureAwait(false);
        await other.TakeAsync(1).ConfigureAwait(false);
        Expect.That(!third.IsCompleted, "no third message while two messages are unacknowledged (prefetch 2)", "a third message");
        await limited.AcknowledgeAsync(received[1]).ConfigureAwait(false);
        Expect.Same(3, CheckedReader.NumberOf(await limited.ReadAsync().ConfigureAwait(false)), "the message after an acknowledgement");
    }
}
