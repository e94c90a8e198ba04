using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class ReadingTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task Messages_come_in_the_order_of_their_publication_with_all_they_had()
    {
        var broker = Broker();
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, Enumerable.Range(1, 100));
        var number = 0;
        foreach (var message in await reader.HandleAsync(100, Token))
        {
            var sent = Message(++number);
            Assert.Equal((0, sent.ContentType, false), (message.Message.Partition, message.Message.ContentType, message.IsRedelivered));
            Assert.Equal(sent.Attributes, message.Message.Attributes);
            Assert.Equal(sent.Body.ToArray(), message.Message.Body.ToArray());
        }
    }

    [Fact(Timeout = Limit)]
    public async Task Each_group_and_partition_gets_its_messages()
    {
        var broker = Broker();
        await using var first = await broker.OpenReaderAsync(First, 1, Token);
        await using var second = await broker.OpenReaderAsync(new GroupPartition(Stream, Group, 1), 1, Token);
        await using var other = await broker.OpenReaderAsync(new GroupPartition(Stream, "others", 0), 1, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1, 2], partition: 0);
        await PublishAsync(publisher, [3, 4], partition: 1);

        Assert.Equal(["1", "2"], (await first.HandleAsync(2, Token)).Select(IdOf));
        Assert.Equal(["3", "4"], (await second.HandleAsync(2, Token)).Select(IdOf));
        Assert.Equal(["1", "2"], (await other.HandleAsync(2, Token)).Select(IdOf));
    }

    /// <summary>The server sends the next message only after an acknowledgement: each wait would otherwise find it.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_reader_has_no_more_unacknowledged_messages_than_its_prefetch()
    {
        var broker = Broker();
        await using var reader = await broker.OpenReaderAsync(First, 3, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, Enumerable.Range(1, 10));

        await using var messages = reader.ReadAsync(Token).GetAsyncEnumerator(Token);
        var taken = new List<ReceivedMessage>();
        for (var count = 0; count < 3; count++) taken.Add(await NextAsync());
        Assert.Equal(7u, await ReadyAsync());
        var waiting = messages.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        // In any order.
        await reader.AcknowledgeAsync(taken[1], Token);
        Assert.True(await waiting);
        Assert.Equal("4", IdOf(messages.Current));
        Assert.Equal(6u, await ReadyAsync());

        async Task<ReceivedMessage> NextAsync() => await messages.MoveNextAsync() ? messages.Current : throw new InvalidOperationException();
        async Task<uint> ReadyAsync()
        {
            await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
            return await channel.MessageCountAsync(Names.Queue(First), Token);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_wait_loses_nothing()
    {
        var broker = Broker();
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        using var cancelled = new CancellationTokenSource();
        await using var messages = reader.ReadAsync(cancelled.Token).GetAsyncEnumerator(Token);
        var waiting = messages.MoveNextAsync().AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.TakeAsync(1, Token));

        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1]);
        await reader.DisposeAsync();
        await using var next = await broker.OpenReaderAsync(First, 10, Token);
        Assert.Equal("1", IdOf((await next.HandleAsync(1, Token))[0]));
    }

    [Fact(Timeout = Limit)]
    public async Task Readers_of_a_partition_are_counted_with_those_that_wait()
    {
        var (broker, other) = (Broker(), Broker());
        Assert.Equal(0, await broker.CountReadersAsync(First, Token));
        await using var first = await broker.OpenReaderAsync(First, 1, Token);
        Assert.Equal(1, await other.CountReadersAsync(First, Token));
        await using var second = await other.OpenReaderAsync(First, 1, Token);
        Assert.Equal(2, await other.CountReadersAsync(First, Token));
        Assert.Equal(0, await other.CountReadersAsync(new GroupPartition(Stream, Group, 1), Token));
        await first.DisposeAsync();
        Assert.Equal(1, await other.CountReadersAsync(First, Token));
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_whose_queue_is_deleted_fails_and_the_next_one_creates_it(bool ofReaders)
    {
        var broker = Broker();
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        var reading = reader.TakeAsync(1, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeleteAsync(ofReaders ? Names.Readers(First) : Names.Queue(First), cancellationToken: Token);
        await FailsAsync(() => reading, BrokerError.Unavailable, "was deleted", "Open the reader again");
        await reader.DisposeAsync();

        await using var next = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1]);
        Assert.Equal("1", IdOf((await next.HandleAsync(1, Token))[0]));
        Assert.Equal(1, await broker.CountReadersAsync(First, Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_reader_fails_when_its_connection_ends_and_gives_nothing_more()
    {
        await using var gate = new ServerGate(Server.Address);
        var broker = Broker(Options(gate.Address));
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await Broker().OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1, 2, 3]);
        await using var messages = reader.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await messages.MoveNextAsync());
        var taken = messages.Current;
        await gate.CloseAsync();

        // The messages 2 and 3 were received, and another reader gets them now.
        await using var next = await Broker().OpenReaderAsync(First, 10, Token);
        Assert.Equal(["1", "2", "3"], (await next.TakeAsync(3, Token)).Select(IdOf));
        await FailsAsync(
            async () =>
            {
                while (await messages.MoveNextAsync()) await Task.Yield();
            },
            BrokerError.Unavailable,
            $"cannot deliver the messages of {First}: the connection ended");
        await FailsAsync(() => reader.AcknowledgeAsync(taken, Token).AsTask(), BrokerError.Unavailable);
        await FailsAsync(() => broker.OpenReaderAsync(First, 10, Token), BrokerError.Unavailable, "the server cannot be reached");
    }

    [Fact(Timeout = Limit)]
    public async Task A_closed_reader_gives_nothing_of_what_it_has_received()
    {
        var broker = Broker();
        var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, Enumerable.Range(1, 9));
        await using var messages = reader.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await messages.MoveNextAsync());
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        while (await channel.MessageCountAsync(Names.Queue(First), Token) > 0) await Task.Yield();
        await reader.DisposeAsync();
        await FailsAsync(async () => await messages.MoveNextAsync(), BrokerError.Unavailable, "this program closed the reader");
    }

    [Fact(Timeout = Limit)]
    public async Task Foreign_headers_are_ignored_and_a_foreign_routing_key_is_reported()
    {
        var broker = Broker();
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        var headers = new Dictionary<string, object?>
        {
            ["cloudEvents_id"] = "7",
            ["cloudEvents_number"] = 5,
            ["cloudEvents_list"] = new List<object> { "a" },
            ["cloudEvents_bytes"] = new byte[] { 0xC3, 0x28 },
            ["cloudEvents_long"] = new string('x', 66_000),
            ["x-other"] = "other",
            ["cloudEvents_last"] = "",
        };
        for (var count = 0; count < 100; count++) headers[$"cloudEvents_h{count}"] = "x";
        await channel.QueueBindAsync(Names.Queue(First), Names.Exchange(Stream), "5", cancellationToken: Token);
        await channel.BasicPublishAsync(Names.Exchange(Stream), "5", true, new BasicProperties { Headers = headers }, new byte[] { 1 }, Token);
        await channel.BasicPublishAsync("", Names.Queue(First), true, new BasicProperties(), ReadOnlyMemory<byte>.Empty, Token);

        var received = await reader.HandleAsync(2, Token);
        var (message, bare) = (received[0].Message, received[1].Message);
        Assert.Equal((5, "7", ""), (message.Partition, message.Attributes["id"], message.Attributes["last"]));
        Assert.Equal(MessageHeaders.MaxCount, message.Attributes.Count);
        Assert.DoesNotContain(message.Attributes.Keys, static name => name is "number" or "list" or "bytes" or "long" or "x-other");
        Assert.Equal((0, 0, ""), (bare.Partition, bare.Attributes.Count, bare.ContentType));
    }

    [Theory(Timeout = Limit)]
    [InlineData(180, "Handling 180 prefetched messages, which can take 00:00:05 each, can take 00:15:00 in total. The total time must be less than half of the server's consumer_timeout of 00:30:00")]
    [InlineData(65_535, "Decrease the prefetch or RabbitMqOptions.LongestAttempt, or increase consumer_timeout in the server and in RabbitMqOptions.ConsumerTimeout")]
    public async Task A_prefetch_that_can_exceed_the_servers_time_limit_is_refused(int prefetch, string text)
    {
        var broker = Broker();
        await FailsAsync(() => broker.OpenReaderAsync(First, prefetch, Token), BrokerError.Configuration, text);
        await (await broker.OpenReaderAsync(First, 179, Token)).DisposeAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => broker.OpenReaderAsync(First, 0, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => broker.OpenReaderAsync(First, 65_536, Token));
    }
}
