using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class TopologyTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task Another_number_of_partitions_is_refused_with_both_numbers()
    {
        var broker = Broker();
        await (await broker.OpenReaderAsync(First, 10, Token)).DisposeAsync();
        var other = new StreamTopology(Stream.Name, 5);
        const string Text = "the stream has 2 partitions, but this program uses 5. The number of partitions cannot be changed while the stream exists: use 2 partitions, or choose another name for the stream";
        await FailsAsync(() => broker.OpenPublisherAsync(other, Token), BrokerError.Topology, Text);
        await FailsAsync(() => broker.OpenReaderAsync(new GroupPartition(other, Group, 4), 10, Token), BrokerError.Topology, Text);
        await FailsAsync(() => Broker().OpenDeadLettersAsync(other, Group, Token), BrokerError.Topology, Text);
        Assert.False(await ExistsAsync(channel => channel.QueueDeclarePassiveAsync(Names.Queue(Stream, Group, 4), Token)));
        Assert.False(await ExistsAsync(channel => channel.ExchangeDeclarePassiveAsync(Names.Partitions(other), Token)));
        await (await broker.OpenPublisherAsync(Stream, Token)).DisposeAsync();
    }

    [Theory(Timeout = Limit)]
    [InlineData(ExchangeType.Direct)]
    [InlineData(ExchangeType.Topic)]
    public async Task An_exchange_of_another_program_is_refused(string type)
    {
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.ExchangeDeclareAsync(Names.Exchange(Stream), type, durable: true, autoDelete: false, cancellationToken: Token);
        await FailsAsync(() => Broker().OpenPublisherAsync(Stream, Token), BrokerError.Topology, $"the exchange '{Names.Exchange(Stream)}' exists with a different value of", "Choose another name for the stream");
    }

    [Theory(Timeout = Limit)]
    [InlineData("0", "x-single-active-consumer")]
    [InlineData("1", "x-single-active-consumer")]
    [InlineData("0.state", "x-max-length")]
    [InlineData("0.readers", "x-queue-type", "classic")]
    public async Task A_queue_with_other_settings_is_refused_by_its_name(string queue, string setting, string type = "quorum")
    {
        var name = $"{Names.Exchange(Stream)}.{Group}.{queue}";
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeclareAsync(name, true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = type }, cancellationToken: Token);
        await FailsAsync(
            () => Broker().OpenReaderAsync(First, 10, Token), BrokerError.Topology, $"the queue '{name}' exists with a different value of '{setting}'", "delete the queue. Then start the workers first, and the relay after them");
    }

    [Fact(Timeout = Limit)]
    public async Task Dead_letters_with_other_limits_are_refused_with_the_remedy()
    {
        await (await Broker().OpenDeadLettersAsync(Stream, Group, Token)).DisposeAsync();
        var options = Options();
        options.MaxDeadLetters = 7;
        await FailsAsync(
            () => Broker(options).OpenDeadLettersAsync(Stream, Group, Token),
            BrokerError.Topology,
            $"the queue '{Names.DeadLetters(Stream, Group)}' exists with a different value of 'x-max-length'",
            "Set MaxDeadLetters and DeadLetterAge to their earlier values");
    }

    [Fact(Timeout = Limit)]
    public async Task Several_programs_may_create_a_stream_at_the_same_time()
    {
        var readers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Broker().OpenReaderAsync(new GroupPartition(Stream, Group, number % 2), 1, Token)));
        await using var publisher = await Broker().OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1, 2]);
        Assert.Equal((4, 4), (await CountAsync(0), await CountAsync(1)));
        foreach (var reader in readers) await reader.DisposeAsync();

        Task<int> CountAsync(int number) => Broker().CountReadersAsync(new GroupPartition(Stream, Group, number), Token);
    }

    [Fact(Timeout = Limit)]
    public async Task All_queues_are_durable_quorum_queues_with_their_limits()
    {
        await (await Broker().OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await (await Broker().OpenDeadLettersAsync(Stream, Group, Token)).DisposeAsync();
        var queues = await Server.Private.EvaluateAsync(
            $$"""
            lists:sort([binary_to_list(iolist_to_binary([element(4, amqqueue:get_name(Q)), [[" ", K, "=", io_lib:format("~p", [V])] || {K, _, V} <- lists:sort(amqqueue:get_arguments(Q))]]))
                || Q <- rabbit_amqqueue:list(), amqqueue:get_type(Q) =:= rabbit_quorum_queue, amqqueue:is_durable(Q), string:find(element(4, amqqueue:get_name(Q)), <<"{{Stream.Name}}">>) =/= nomatch])
            """);
        var name = $"{Names.Exchange(Stream)}.{Group}";
        Assert.Equal(
            [
                $"{name}.0 x-queue-type=<<\"quorum\">> x-single-active-consumer=true",
                $"{name}.0.readers x-queue-type=<<\"quorum\">>",
                $"{name}.0.state x-max-length=8 x-overflow=<<\"drop-head\">> x-queue-type=<<\"quorum\">>",
                $"{name}.1 x-queue-type=<<\"quorum\">> x-single-active-consumer=true",
                $"{name}.dead-letters x-max-length=100000 x-message-ttl=1209600000 x-overflow=<<\"reject-publish\">> x-queue-type=<<\"quorum\">>",
            ],
            queues.Replace("\\\"", "\"").Trim('[', ']').Split(',').Select(static queue => queue.Trim()[1..^1]));
    }

    [Theory]
    [InlineData(1, "/", "the stream has 2 partitions, but this program uses 5")]
    [InlineData(60, "/", "the stream has 2 partitions, but this program uses 5")]
    [InlineData(60, "a-virtual-host-with-a-very-long-name", "the exchange 'typedstreaming.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss' exists with a different value of 'alternate-exchange': the stream has a different number of partitions, or the exchange belongs to another program")]
    public void A_text_that_the_server_has_cut_is_understood(int length, string virtualHost, string expected)
    {
        var text = $"PRECONDITION_FAILED - inequivalent arg 'alternate-exchange' for exchange 'typedstreaming.{new string('s', length)}' in vhost '{virtualHost}': received 'typedstreaming.5' but current is 'typedstreaming.2'";
        if (text.Length > 255) text = text[..252] + "...";
        Assert.StartsWith(expected, TopologyTexts.Of(ReplyTexts.Difference(text)!), StringComparison.Ordinal);
    }

    private async Task<bool> ExistsAsync(Func<IChannel, Task> declare)
    {
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        try
        {
            await declare(channel);
            return true;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return false;
        }
    }
}
