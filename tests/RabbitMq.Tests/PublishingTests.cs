using Microsoft.Extensions.Time.Testing;
using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class PublishingTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task A_message_that_nobody_reads_is_refused_and_the_publisher_with_it()
    {
        var broker = Broker();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await FailsAsync(() => publisher.PublishAsync(Message(1), Token), BrokerError.NoGroup, $"No group reads the stream {Stream.Name}: partition 0 has no queue");
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await FailsAsync(() => publisher.PublishAsync(Message(2), Token), BrokerError.NoGroup);

        await using var next = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(next, [3]);
        Assert.Equal("3", IdOf((await reader.HandleAsync(1, Token))[0]));
    }

    /// <summary>The control of <c>mandatory</c>: without it, the server confirms a message that it has dropped.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_message_that_is_not_mandatory_would_be_confirmed_and_lost()
    {
        var broker = Broker();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await channel.BasicPublishAsync(Names.Exchange(Stream), "0", mandatory: false, new BasicProperties(), ReadOnlyMemory<byte>.Empty, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_missing_queue_fails_all_calls_that_have_not_ended()
    {
        var broker = Broker();
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeleteAsync(Names.Queue(Stream, Group, 1), cancellationToken: Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        var calls = Enumerable.Range(1, 3_000).Select(number => publisher.PublishAsync(Message(number, partition: number == 500 ? 1 : 0), Token)).ToArray();
        var failures = (await Task.WhenAll(calls.Select(static call => call.ContinueWith(static ended => ended.Exception?.InnerException, TaskScheduler.Default)))).ToArray();

        var first = Array.FindIndex(failures, static failure => failure is not null);
        Assert.InRange(first, 0, 499);
        Assert.All(failures[499..], static failure => Assert.Equal(BrokerError.NoGroup, FailureKind.Of(Assert.IsType<BrokerException>(failure))));
    }

    [Fact(Timeout = Limit)]
    public async Task A_queue_that_refuses_a_message_fails_the_publisher()
    {
        var broker = Broker();
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await Server.Private.EvaluateAsync(
            $"rabbit_policy:set(<<\"/\">>, <<\"{Stream.Name}\">>, <<\"{Names.Queue(First)}$\">>, [{{<<\"max-length\">>, 5}}, {{<<\"overflow\">>, <<\"reject-publish\">>}}], 0, <<\"queues\">>, <<\"tests\">>)");
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        var failure = await Assert.ThrowsAsync<BrokerException>(async () =>
        {
            for (var number = 1; number < 1_000; number++) await publisher.PublishAsync(Message(number), Token);
        });
        Assert.Equal(BrokerError.NotStored, FailureKind.Of(failure));
        Assert.Contains($"RabbitMQ has not stored a message of the stream {Stream.Name}", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_confirmation_that_does_not_come_within_30_seconds_fails_the_publisher()
    {
        var time = new FakeTimeProvider();
        await using var gate = new ServerGate(Server.Address);
        var broker = Broker(Options(gate.Address, time));
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await publisher.PublishAsync(Message(1), Token);
        gate.Hold();
        var call = publisher.PublishAsync(Message(2), Token);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await FailsAsync(() => call, BrokerError.Unavailable, "the server did not confirm a message within 30 s. Check the memory and the disk of the server, and the network");
        await gate.CloseAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task Calls_without_a_confirmation_fail_when_the_connection_ends()
    {
        await using var gate = new ServerGate(Server.Address);
        var broker = Broker(Options(gate.Address));
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        gate.Hold();
        var calls = Enumerable.Range(1, 2_500).Select(number => publisher.PublishAsync(Message(number), Token)).ToArray();
        await gate.CloseAsync();
        foreach (var call in calls) await FailsAsync(() => call, BrokerError.Unavailable, $"cannot store messages of the stream {Stream.Name}");
    }

    [Fact(Timeout = Limit)]
    public async Task Disposal_fails_what_is_not_confirmed_and_a_cancellation_ends_the_wait_only()
    {
        await using var gate = new ServerGate(Server.Address);
        var broker = Broker(Options(gate.Address));
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        var publisher = await broker.OpenPublisherAsync(Stream, Token);
        gate.Hold();
        using var cancelled = new CancellationTokenSource();
        var ended = publisher.PublishAsync(Message(1), cancelled.Token);
        var open = publisher.PublishAsync(Message(2), Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ended);
        Assert.False(open.IsCompleted);

        var disposal = publisher.DisposeAsync();
        await FailsAsync(() => open, BrokerError.Unavailable, "this program closed the channel before the messages were confirmed");
        await gate.CloseAsync();
        await disposal;
        await FailsAsync(() => publisher.PublishAsync(Message(3), Token), BrokerError.Unavailable);
    }

    [Fact(Timeout = Limit)]
    public async Task A_message_that_no_server_can_store_is_refused_and_the_publisher_goes_on()
    {
        var broker = Broker();
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => publisher.PublishAsync(Message(1, partition: 2), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishAsync(With(("x", new string('x', 70_000))), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishAsync(With((new string('x', 250), "x")), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => publisher.PublishAsync(With([.. Enumerable.Range(0, 70).Select(static number => ($"x{number}", "x"))]), Token));

        // The largest that is allowed, and an id that is too long for the property of AMQP.
        var largest = With(("id", new string('i', 300)), ("sfrecordids", new string('ä', 30_000)));
        await publisher.PublishAsync(largest, Token);
        var received = (await reader.HandleAsync(1, Token))[0].Message;
        Assert.Equal(largest.Attributes, received.Attributes);

        static RelayMessage With(params (string Name, string Value)[] attributes) =>
            new(0, attributes.ToDictionary(static attribute => attribute.Name, static attribute => attribute.Value), ReadOnlyMemory<byte>.Empty);
    }

    [Fact(Timeout = Limit)]
    public async Task Attributes_are_headers_of_CloudEvents_and_messages_are_persistent()
    {
        var broker = Broker();
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await publisher.PublishAsync(Message(7) with { ContentType = "application/cloudevents+json" }, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);

        // A basic.get is refused by a queue with a single active consumer.
        var seen = new TaskCompletionSource<IReadOnlyBasicProperties>();
        var consumer = new RabbitMQ.Client.Events.AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            seen.TrySetResult(new BasicProperties(message.BasicProperties));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(Names.Queue(First), autoAck: false, consumer, Token);
        var properties = await seen.Task;
        Assert.Equal((true, "application/cloudevents+json", "7"), (properties.Persistent, properties.ContentType, properties.MessageId));
        Assert.Equal(["cloudEvents_id", "cloudEvents_source"], properties.Headers!.Keys.Order());
    }
}
