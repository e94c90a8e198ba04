using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The conformance checks for worker groups, and for the names of streams and groups.</summary>
internal static class GroupChecks
{
    private const int LongestName = 60;

    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("every group gets every message", async broker =>
        {
            var (billing, audit) = (await broker.ReaderAsync(group: "billing").ConfigureAwait(false), await broker.ReaderAsync(group: "audit").ConfigureAwait(false));
            var publisher = await broker.PublisherAsync().ConfigureAwait(false);
            await publisher.PublishAsync([1, 2, 3]).ConfigureAwait(false);
            Expect.Sequence([1, 2, 3], await billing.TakeAsync(3).ConfigureAwait(false), "the first group's messages");
            Expect.Sequence([1, 2, 3], await audit.TakeAsync(3).ConfigureAwait(false), "the second group's messages");
        }),
        ("a group gets the messages that are published after it was created", async broker =>
        {
            await broker.ReaderAsync(group: "early").ConfigureAwait(false);
            var publisher = await broker.PublisherAsync().ConfigureAwait(false);
            await publisher.PublishAsync([1, 2]).ConfigureAwait(false);
            var late = await broker.ReaderAsync(group: "late").ConfigureAwait(false);
            await publisher.PublishAsync([3, 4]).ConfigureAwait(false);
            Expect.Sequence([3, 4], await late.TakeAsync(2).ConfigureAwait(false), "the late group's messages");
        }),
        ("a group keeps the messages of a partition while nobody reads the partition", async broker =>
        {
            await broker.ReaderAsync(0).ConfigureAwait(false);
            var publisher = await broker.PublisherAsync().ConfigureAwait(false);
            await publisher.PublishAsync([1, 2], partition: 1).ConfigureAwait(false);
            var late = await broker.ReaderAsync(1).ConfigureAwait(false);
            Expect.Sequence([1, 2], await late.TakeAsync(2).ConfigureAwait(false), "the messages of the partition");
        }),
        ("names of the maximum length are not shortened", broker => ApartAsync(
            broker, (broker.NameOf("s").PadRight(LongestName, '0'), Longest('g', '0')), (broker.NameOf("s").PadRight(LongestName, '0')[..^1] + "1", Longest('g', '1')))),
        ("streams and groups are kept separate, even if joining their names gives the same text", broker =>
            ApartAsync(broker, (broker.NameOf("a"), "b-c"), ($"{broker.NameOf("a")}-b", "c"))),
    ];

    private static string Longest(char first, char last) => first + new string('x', LongestName - 2) + last;

    /// <summary>Publishes messages to two streams, and checks that each stream's worker group receives only the messages of that stream.</summary>
    private static async Task ApartAsync(CheckedBroker broker, params (string Stream, string Group)[] names)
    {
        var readers = new List<CheckedReader>();
        foreach (var (stream, group) in names) readers.Add(await broker.ReaderAsync(group: group, stream: new StreamTopology(stream, 1)).ConfigureAwait(false));
        for (var i = 0; i < names.Length; i++)
        {
            var publisher = await broker.PublisherAsync(new StreamTopology(names[i].Stream, 1)).ConfigureAwait(false);
            await publisher.PublishAsync([i, 10 + i]).ConfigureAwait(false);
        }

        for (var i = 0; i < names.Length; i++) Expect.Sequence([i, 10 + i], await readers[i].TakeAsync(2).ConfigureAwait(false), $"the messages of the stream {names[i].Stream}");
    }
}
