using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>The line of readers of a partition, and what other ways of giving a partition up would do.</summary>
public sealed class HandoverTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task A_closed_reader_gives_back_what_it_has_not_acknowledged_in_order()
    {
        var (broker, other) = (Broker(), Broker());
        await using var first = await broker.OpenReaderAsync(First, 10, Token);
        await using var second = await other.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, Enumerable.Range(1, 30));
        var taken = await first.TakeAsync(10, Token);
        await first.AcknowledgeAsync(taken[4], Token);
        await first.AcknowledgeAsync(taken[0], Token);
        await first.DisposeAsync();

        var next = await second.HandleAsync(28, Token);
        Assert.Equal(Enumerable.Range(1, 30).Except([1, 5]).Select(static number => $"{number}"), next.Select(IdOf));
        Assert.All(next.Take(8), static message => Assert.True(message.IsRedelivered));
    }

    [Fact(Timeout = Limit)]
    public async Task Nothing_is_lost_and_nothing_overtakes_while_a_partition_moves()
    {
        const int Messages = 3_000;
        var last = 0;
        var broker = Broker();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        var reader = await broker.OpenReaderAsync(First, 20, Token);
        var publishing = PublishAsync(publisher, Enumerable.Range(1, Messages));
        while (last < Messages)
        {
            var next = await Broker().OpenReaderAsync(First, 20, Token);
            var until = Math.Min(last + 250, Messages);
            await foreach (var message in reader.ReadAsync(Token))
            {
                var number = int.Parse(IdOf(message));
                Assert.True(number <= last + 1, $"{number} overtook {last + 1}");
                last = Math.Max(last, number);

                // Some are in hand when the partition moves, and not those with the highest numbers only.
                if (number < until - 15 || number % 3 == 0) await reader.AcknowledgeAsync(message, Token);
                if (last == until) break;
            }

            await reader.DisposeAsync();
            reader = next;
        }

        await publishing;
        await reader.DisposeAsync();
    }

    /// <summary>The control of the way in which a reader leaves: a cancelled consumer keeps its messages, and the next one overtakes them.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_cancelled_consumer_would_be_overtaken()
    {
        var broker = Broker();
        await (await broker.OpenReaderAsync(First, 1, Token)).DisposeAsync();
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, Enumerable.Range(1, 20));

        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        var consumer = new RecordingConsumer(channel);
        await channel.BasicQosAsync(0, 10, false, Token);
        var tag = await channel.BasicConsumeAsync(Names.Queue(First), autoAck: false, consumer, Token);
        await consumer.ReceivedAsync(10, Token);
        await using var next = await broker.OpenReaderAsync(First, 10, Token);
        await channel.BasicCancelAsync(tag, cancellationToken: Token);

        Assert.Equal("11", IdOf((await next.TakeAsync(1, Token))[0]));
    }

    [Theory(Timeout = Limit)]
    [InlineData(false, 5)]
    [InlineData(true, 0)]
    public async Task A_killed_worker_loses_nothing_unless_an_old_server_gets_an_unlimited_delivery_limit(bool withLimit, int expected)
    {
        var connection = await ConnectAsync();
        Assert.SkipWhen(ServerVersion.Read(connection.ServerProperties).Number.Major >= 4, "This server reads -1 as no limit.");
        var queue = $"{Names.Queue(First)}.limit-{withLimit}";
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-single-active-consumer"] = true };
        if (withLimit) arguments["x-delivery-limit"] = -1;
        await using var admin = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await admin.QueueDeclareAsync(queue, true, false, false, arguments, cancellationToken: Token);
        for (var number = 0; number < 5; number++) await admin.BasicPublishAsync("", queue, true, new BasicProperties(), new byte[] { 1 }, Token);

        await using (var gate = new ServerGate(Server.Address))
        {
            var killed = EndingWithTest(await new ConnectionFactory { Uri = gate.Address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(Token));
            var channel = await killed.CreateChannelAsync(cancellationToken: Token);
            var consumer = new RecordingConsumer(channel);
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, Token);
            await consumer.ReceivedAsync(5, Token);
        }

        // The messages are back, or gone, when the dead consumer is.
        while ((await admin.QueueDeclarePassiveAsync(queue, Token)).ConsumerCount > 0) await Task.Yield();
        Assert.Equal(expected, (int)await admin.QueueDeleteAsync(queue, cancellationToken: Token));
    }
}
