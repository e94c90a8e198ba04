using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;
using TypedStreaming.Relay.Messages;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of the RabbitMQ package that need no RabbitMQ server. Those of a real server are in the tests of the package.</summary>
internal static class RabbitMqErrors
{
    private const string Failure = "Failures.Failure";

    private static readonly StreamTopology Stream = new("orders", 1);
    private static readonly GroupPartition Partition = new(Stream, "billing", 0);
    private static readonly Attempt Declaring = new("declare the stream orders", "configure on the exchange 'typedstreaming.orders'");

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        // Port 1 is not used, and connections to it are refused at once.
        Thrown(Failure, "no server", true, "Check the host and the port", static () => OpenPublisherAsync(At(new Uri("amqp://u:p@127.0.0.1:1")))),
        Closed(
            "a missing permission", 403, "ACCESS_REFUSED - access to exchange 'typedstreaming.orders' in vhost '/' refused for user 'u'", false,
            "The user needs these permissions: configure on the exchange"),
        Closed("a queue that was deleted", 404, "NOT_FOUND - no queue 'typedstreaming.orders.billing.0' in vhost '/'", true, "It will be created again at the next attempt"),
        Closed("another number of partitions", 406, Inequivalent("typedstreaming.2", "typedstreaming.1"), false, "the stream has 1 partitions, but this program uses 2"),
        Thrown("ConnectionSettings.ReadFilesAsync", "a password file that is missing", false, "Create the file, correct its path", static () =>
            OpenPublisherAsync(new RabbitMqOptions { Uri = new Uri("amqp://u@127.0.0.1:1"), PasswordFile = Path.Combine(AppContext.BaseDirectory, "no-such-file") })),
        Thrown("PrefetchLimit.Check", "handlers that take too long for the server", false, "Decrease the prefetch", static async () =>
        {
            await using var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri("amqp://u:p@127.0.0.1:1"), LongestAttempt = TimeSpan.FromMinutes(5) });
            await broker.OpenReaderAsync(Partition, prefetch: 100, CancellationToken.None);
        }),
        WithServer("ServerVersion.Read", "a server that is too old", false, "The server is RabbitMQ 3.9.29, which is not supported", new() { Version = "3.9.29" }, OpenPublisherAsync),
        WithServer("ServerConnection.CheckAsync", "frames that are too small", false, "The server's frame_max is 8192 bytes", new() { FrameMax = 8192 }, OpenPublisherAsync),
        WithServer("StreamPublisher.Rejections", "a message that is not stored", true, "RabbitMQ has not stored a message of the stream orders", new(), PublishAsync),
        WithServer("StreamPublisher.Rejections", "a partition without a queue", true, "partition 0 has no queue", new() { HasQueues = false }, PublishAsync),
        WithServer("DeadLetterQueue.Full", "a full queue of dead letters", true, "Reprocess or delete dead letters", new(), StoreLetterAsync),
        WithServer("DeadLetterQueue.Deleted", "a queue of dead letters that was deleted", true, "It will be created again at the next attempt", new() { HasQueues = false }, StoreLetterAsync),
        WithServer("PartitionStateQueue.NotStored", "a state that is not stored", true, "has not stored the state of orders/billing/0", new(), StoreStateAsync),
    ];

    private static ErrorRow Thrown(string site, string when, bool isTransient, string says, Func<Task> act) =>
        ErrorRow.Thrown(site, when, StreamingError.Broker, isTransient, says, act);

    /// <summary>Makes a row for a channel that the server has closed with a code and a text.</summary>
    private static ErrorRow Closed(string when, ushort code, string text, bool isTransient, string says) => new(
        Failure, when, StreamingError.Broker, isTransient, says, () => new Failures("mq:5671").Of(new ShutdownEventArgs(ShutdownInitiator.Peer, code, text), Declaring));

    private static ErrorRow WithServer(string site, string when, bool isTransient, string says, RefusingServerScript script, Func<RabbitMqOptions, Task> act) =>
        Thrown(site, when, isTransient, says, async () =>
        {
            await using var server = new RefusingServer(script);
            await act(At(server.Address));
        });

    /// <summary>Returns options whose long heartbeat a server without heartbeats does not miss.</summary>
    private static RabbitMqOptions At(Uri address) => new() { Uri = address, Heartbeat = TimeSpan.FromMinutes(5) };

    private static string Inequivalent(string received, string current) =>
        $"PRECONDITION_FAILED - inequivalent arg 'alternate-exchange' for exchange 'typedstreaming.orders' in vhost '/': received '{received}' but current is '{current}'";

    private static async Task OpenPublisherAsync(RabbitMqOptions options)
    {
        await using var broker = new RabbitMqBroker(options);
        await broker.OpenPublisherAsync(Stream, CancellationToken.None);
    }

    private static async Task PublishAsync(RabbitMqOptions options)
    {
        await using var broker = new RabbitMqBroker(options);
        await using var publisher = await broker.OpenPublisherAsync(Stream, CancellationToken.None);
        await publisher.PublishAsync(ProbeMessage.For(0), CancellationToken.None);
    }

    private static async Task StoreLetterAsync(RabbitMqOptions options)
    {
        await using var broker = new RabbitMqBroker(options);
        await using var letters = await broker.OpenDeadLettersAsync(Stream, Partition.Group, CancellationToken.None);
        await letters.StoreAsync("letter"u8.ToArray(), CancellationToken.None);
    }

    private static async Task StoreStateAsync(RabbitMqOptions options)
    {
        await using var connection = new SharedConnection(new ConnectionSettings(options), "publishers");
        await new PartitionStateQueue(connection, connection, Partition).StoreAsync(new PartitionState(1, null), CancellationToken.None);
    }
}
