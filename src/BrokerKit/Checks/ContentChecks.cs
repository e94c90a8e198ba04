using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>Checks that the content of messages arrives unchanged.</summary>
internal static class ContentChecks
{
    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("a message without a body arrives", broker => UnchangedAsync(broker, With(ReadOnlyMemory<byte>.Empty))),
        ("a body arrives unchanged, byte for byte", broker => UnchangedAsync(broker, With(Enumerable.Range(0, 512).Select(static i => (byte)i).ToArray()))),
        ("a body of 1 MiB arrives", broker => UnchangedAsync(broker, With(Enumerable.Range(0, 1024 * 1024).Select(static i => (byte)(i * 31)).ToArray()))),
        ("attributes arrive unchanged", broker => UnchangedAsync(broker, CheckedBroker.Message(1) with
        {
            Attributes = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = "1", ["empty"] = "", ["text"] = "Gänse 鵝 \uD83E\uDEBF \"quoted\", a=b; c\\d/e%20", ["long"] = new('x', 32 * 1024), ["sforgid"] = "00D000000000001AAA",
            },
        })),
        ("the media type and the partition arrive unchanged", broker => UnchangedAsync(broker, CheckedBroker.Message(1, partition: 2) with { ContentType = "application/avro" })),
    ];

    private static RelayMessage With(ReadOnlyMemory<byte> body) => CheckedBroker.Message(1) with { Body = body };

    private static async Task UnchangedAsync(CheckedBroker broker, RelayMessage message)
    {
        var reader = await broker.ReaderAsync(message.Partition).ConfigureAwait(false);
        var publisher = await broker.PublisherAsync().ConfigureAwait(false);
        await publisher.PublishAsync(message).ConfigureAwait(false);
        var received = (await reader.ReadAsync().ConfigureAwait(false)).Message;
        Expect.That(message.Body.Span.SequenceEqual(received.Body.Span), $"the same {message.Body.Length} bytes", $"a different body of {received.Body.Length} bytes");
        Expect.Same(message.Partition, received.Partition, "the partition");
        Expect.Same(message.ContentType, received.ContentType, "the media type");
        Expect.Same(message.Attributes.Count, received.Attributes.Count, "the number of attributes");
        foreach (var (name, value) in message.Attributes) Expect.Same(value, received.Attributes.GetValueOrDefault(name), $"the attribute {name}");
    }
}
