using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class PartitionStateTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task The_highest_epoch_is_read_by_the_next_reader_and_stays()
    {
        await using (var reader = await Broker().OpenReaderAsync(First, 10, Token))
        {
            Assert.Equal(0, (await reader.ReadStateAsync(Token)).Epoch);
            await reader.StoreStateAsync(At(1_764_430_000_000), Token);
            await reader.StoreStateAsync(At(1_764_430_000_007), Token);
            await reader.StoreStateAsync(At(1_764_430_000_005), Token);
        }

        await using var next = await Broker().OpenReaderAsync(First, 10, Token);
        for (var count = 0; count < 3; count++) Assert.Equal(1_764_430_000_007, (await next.ReadStateAsync(Token)).Epoch);
        await using var other = await Broker().OpenReaderAsync(new GroupPartition(Stream, Group, 1), 10, Token);
        Assert.Equal(0, (await other.ReadStateAsync(Token)).Epoch);
    }

    [Fact(Timeout = Limit)]
    public async Task The_newest_states_are_kept()
    {
        await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
        for (var epoch = 1; epoch <= 20; epoch++) await reader.StoreStateAsync(At(epoch), Token);
        Assert.Equal(20, (await reader.ReadStateAsync(Token)).Epoch);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        Assert.InRange(await channel.MessageCountAsync(Names.State(First), Token), 1u, 8u);
    }

    [Fact(Timeout = Limit)]
    public async Task Messages_of_another_program_among_the_states_are_ignored()
    {
        await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await reader.StoreStateAsync(At(5), Token);
        foreach (var text in (string[])["", "x", "-7 9 one", "99999999999999999999 9 one", "6 ", "6 9", "6 x one"])
            await channel.BasicPublishAsync("", Names.State(First), true, new BasicProperties(), System.Text.Encoding.UTF8.GetBytes(text), Token);
        Assert.Equal(At(5), await reader.ReadStateAsync(Token));
    }

    [Fact(Timeout = Limit)]
    public async Task The_last_worker_is_read_by_the_next_reader()
    {
        foreach (var worker in (string[])["one", "two", "one"])
        {
            await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
            await reader.StoreStateAsync(new PartitionState(5, worker), Token);
            await using var next = await Broker().OpenReaderAsync(First, 10, Token);
            Assert.Equal(new PartitionState(5, worker), await next.ReadStateAsync(Token));
        }
    }

    /// <summary>A suspended worker can store its state after the next one has.</summary>
    [Fact(Timeout = Limit)]
    public async Task After_two_workers_stored_a_state_at_the_same_time_the_last_one_is_not_known()
    {
        await using var one = await Broker().OpenReaderAsync(First, 10, Token);
        await using var two = await Broker().OpenReaderAsync(First, 10, Token);
        foreach (var reader in (IPartitionReader[])[one, two]) await reader.ReadStateAsync(Token);
        await two.StoreStateAsync(new PartitionState(7, "two"), Token);
        await one.StoreStateAsync(new PartitionState(5, "one"), Token);
        Assert.Equal(new PartitionState(7, null), await one.ReadStateAsync(Token));
        await one.StoreStateAsync(new PartitionState(7, "one"), Token);
        Assert.Equal(new PartitionState(7, "one"), await two.ReadStateAsync(Token));
    }

    /// <summary>The channel of a reader whose connection has just ended may have the states for a moment.</summary>
    [Fact(Timeout = Limit)]
    public async Task States_that_another_reader_has_for_a_moment_are_awaited()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using (var before = await Broker().OpenReaderAsync(First, 10, Token)) await before.StoreStateAsync(At(5), Token);
        await using var reader = await Broker(Options(time: time)).OpenReaderAsync(First, 10, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        Assert.NotNull(await channel.BasicGetAsync(Names.State(First), autoAck: false, Token));
        var reading = reader.ReadStateAsync(Token);
        await channel.CloseAsync(Token);
        while (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token)) != reading) time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(At(5), await reading);
    }

    [Fact(Timeout = Limit)]
    public async Task A_state_that_has_no_queue_is_not_stored()
    {
        await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
        await reader.ReadStateAsync(Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeleteAsync(Names.State(First), cancellationToken: Token);
        await FailsAsync(() => reader.StoreStateAsync(At(5), Token), BrokerError.NotStored, $"has not stored the state of {First}", "Open the reader again");
        await FailsAsync(() => reader.ReadStateAsync(Token), BrokerError.Unavailable, $"queue '{Names.State(First)}' does not exist, because it was deleted");
    }

    private static PartitionState At(long epoch) => new(epoch, "one");
}
