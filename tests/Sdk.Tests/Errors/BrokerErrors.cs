using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Relay;
using TypedStreaming.Relay.Brokers;
using TypedStreaming.Relay.Messages;
using TypedStreaming.Relay.Partitioning;
using TypedStreaming.Relay.Publishing;
using TypedStreaming.Relay.Telemetry;
using TypedStreaming.Relay.Workers;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of a relay, of its workers, and of the broker in memory.</summary>
internal static class BrokerErrors
{
    private const string Channel = "/topic/Orders";

    private static readonly StreamTopology Stream = new("orders", 1);
    private static readonly GroupPartition Partition = new(Stream, "billing", 0);

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        Thrown("BrokerCalls.RunAsync", "a broker that does not answer", true, "did not respond within 5 s", UnansweredAsync),
        Thrown("InMemoryPublisher.DisposeAsync", "a closed publisher", true, "The publisher is closed", static async () =>
        {
            var publisher = await new InMemoryBroker().OpenPublisherAsync(Stream, CancellationToken.None);
            await publisher.DisposeAsync();
            await publisher.PublishAsync(ProbeMessage.For(0), CancellationToken.None);
        }),
        Thrown("InMemoryReader.Closed", "a closed reader", true, "The reader is closed", static async () =>
        {
            var reader = await new InMemoryBroker().OpenReaderAsync(Partition, 1, CancellationToken.None);
            await reader.DisposeAsync();
            await reader.ReadAsync(CancellationToken.None).FirstAsync(CancellationToken.None);
        }),
        Thrown("InMemoryBroker.StreamOf", "another number of partitions", false, "has 1 partitions, but 2 were requested", static async () =>
        {
            var broker = new InMemoryBroker();
            await broker.OpenPublisherAsync(Stream, CancellationToken.None);
            await broker.OpenPublisherAsync(new StreamTopology(Stream.Name, 2), CancellationToken.None);
        }),
        Thrown("InMemoryStream.Publish", "a stream without a group", true, "No group reads the stream 'orders'", static async () =>
        {
            await using var publisher = await new InMemoryBroker().OpenPublisherAsync(Stream, CancellationToken.None);
            await publisher.PublishAsync(ProbeMessage.For(0), CancellationToken.None);
        }),
        new("PublisherSession.PublishAsync", "a message that is not confirmed", StreamingError.Broker, true, "did not confirm a message within 60 s", UnconfirmedAsync),
        KeyFailed("a key that throws", "RelayOptions.Key threw System.IO.IOException", static _ => throw new IOException()),
        KeyFailed("a key that is too long", "RelayOptions.Key returned a string of 1025 characters", static _ => new string('k', 1025)),
        ErrorRow.Thrown("InvalidMessages.PutAwayAsync", "a dead letter that is not stored", StreamingError.CallbackFailed, false, "could not be stored as a dead letter", NotPutAwayAsync),
        Thrown("PartitionSession.ReceiveAsync", "a reader that ends", true, "ended without an error", static () => ReadAsync(new EndedReader())),
        Thrown("EpochFence.Check", "two leases on one stream", false, "Use a separate stream for each lease", static () =>
        {
            var fence = new EpochFence(0);
            fence.Check("org/a", "orders");
            fence.Check("org/b", "orders");
            return Task.CompletedTask;
        }),
        Thrown("PartitionSession.RaiseEpochAsync", "a new epoch after an event that is not handled", true, "Some messages with a lower epoch were not handled", NewEpochAsync),
        Thrown("AcknowledgementQueue.RunAsync", "an acknowledgement that fails", true, "could not be sent: IOException", static async () =>
        {
            await using var queue = new AcknowledgementQueue(new EndedReader(), TimeProvider.System, static () => { });
            queue.Add(new ReceivedMessage(ProbeMessage.For(0), IsRedelivered: false, Tag: 1));
            await queue.FlushAsync(CancellationToken.None);
        }),
        Thrown("AcknowledgementQueue.FlushAsync", "a closed reader", true, "The reader is closed", static async () =>
        {
            var queue = new AcknowledgementQueue(new EndedReader(), TimeProvider.System, static () => { });
            await queue.DisposeAsync();
            await queue.FlushAsync(CancellationToken.None);
        }),
    ];

    private static ErrorRow Thrown(string site, string when, bool isTransient, string says, Func<Task> act) =>
        ErrorRow.Thrown(site, when, StreamingError.Broker, isTransient, says, act);

    private static ErrorRow KeyFailed(string when, string says, Func<EventMessage, string?> key) =>
        ErrorRow.Thrown("KeyCallback.Wrong", when, StreamingError.CallbackFailed, false, says, () =>
        {
            var plan = new RelayPlan(new InMemoryBroker(), Channel, new RelayOptions { Stream = Stream.Name, Key = key });
            plan.KeyOf(EventMessage.Parse(Channel, """{"channel":"/topic/Orders","data":{"event":{"replayId":7},"sobject":{}}}"""u8.ToArray()));
            return Task.CompletedTask;
        });

    private static async Task UnansweredAsync()
    {
        var (time, limit) = (new ManualTimeProvider(), TimeSpan.FromSeconds(5));
        var call = BrokerCalls.RunAsync(token => Task.Delay(Timeout.InfiniteTimeSpan, time, token), limit, time, CancellationToken.None);
        await time.TimerAsync(limit);
        time.Advance(limit);
        await call;
    }

    private static async Task<StreamingException> UnconfirmedAsync()
    {
        var (time, limit, failed) = (new ManualTimeProvider(), TimeSpan.FromSeconds(60), new TaskCompletionSource());
        await using var session = new PublisherSession(new SilentPublisher(), new UnconfirmedEvents(1), time, static () => { });
        await using var registration = session.Failed.Register(failed.SetResult);
        session.Publish(new OutgoingEvent([ProbeMessage.For(0)], static () => { }));
        await time.TimerAsync(limit);
        time.Advance(limit);
        await failed.Task;
        return Assert.IsType<BrokerException>(session.Failure);
    }

    private static async Task NotPutAwayAsync()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var registration = new ClientRegistration("worker", null, null) { DeadLetters = static _ => throw new IOException() };
        var setup = new WorkerSetup("worker", Options, static _ => new InMemoryBroker()) { Registration = registration };
        await new InvalidMessages(setup, services).PutAwayAsync(ProbeMessage.For(0), new InvalidMessageException("it is wrong"), CancellationToken.None);
    }

    /// <summary>Reads two gaps, each with a higher epoch. No handler takes the first one, so it is not handled before the second one.</summary>
    private static async Task NewEpochAsync()
    {
        var broker = new InMemoryBroker();
        var reader = await broker.OpenReaderAsync(Partition, 2, CancellationToken.None);
        await using var publisher = await broker.OpenPublisherAsync(Stream, CancellationToken.None);
        foreach (var epoch in (int[])[1, 2])
        {
            var copies = new CopyMaker(new EventPartitioner(Stream.Partitions), organization: null, epoch);
            await publisher.PublishAsync(Assert.Single(copies.Of(new Gap { Cause = GapCause.NoReplay, Channel = Channel })), CancellationToken.None);
        }

        await ReadAsync(reader);
    }

    private static async Task ReadAsync(IPartitionReader reader)
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var worker = Worker(services.GetRequiredService<IMeterFactory>());
        await using var session = new PartitionSession(worker, new PartitionWorker(worker, Partition.Number), reader, []);
        await session.RunAsync(static () => { }, CancellationToken.None);
    }

    /// <summary>Returns a worker whose only consumer has ended.</summary>
    private static WorkerContext Worker(IMeterFactory meters)
    {
        var worker = new WorkerContext
        {
            Name = "worker",
            Broker = new InMemoryBroker(),
            Stream = Stream,
            Options = Options,
            Time = TimeProvider.System,
            StaleCopies = new StaleCopies(TimeProvider.System),
            Logger = NullLogger.Instance,
            Organization = new WorkerOrganization(null),
            Metrics = new WorkerMetrics(meters, "worker", new WorkerOrganization(null), static () => 0),
            PutAwayAsync = static (_, _, _) => Task.CompletedTask,
            Report = static (_, _) => { },
        };
        var consumer = new WorkerConsumer(Channel, "default");
        consumer.Close();
        worker.Add(consumer);
        return worker;
    }

    private static RelayWorkerOptions Options => new() { Stream = Stream.Name, Partitions = Stream.Partitions, Group = Partition.Group };

    private sealed class SilentPublisher : IEventPublisher
    {
        public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken) => new TaskCompletionSource().Task;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>A reader that breaks its promises: it ends, and throws exceptions that are not typed.</summary>
    private sealed class EndedReader : IPartitionReader
    {
        public IAsyncEnumerable<ReceivedMessage> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<ReceivedMessage>();

        public ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken) => throw new IOException();

        public Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken) => throw new IOException();

        public Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken) => throw new IOException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
