using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class EpochTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task The_highest_epoch_is_read_by_the_next_reader_and_stays()
    {
        await using (var reader = await Broker().OpenReaderAsync(First, 10, Token))
        {
            Assert.Equal(0, await reader.ReadEpochAsync(Token));
            await reader.StoreEpochAsync(1_764_430_000_000, Token);
            await reader.StoreEpochAsync(1_764_430_000_007, Token);
            await reader.StoreEpochAsync(1_764_430_000_005, Token);
        }

        await using var next = await Broker().OpenReaderAsync(First, 10, Token);
        for (var count = 0; count < 3; count++) Assert.Equal(1_764_430_000_007, await next.ReadEpochAsync(Token));
        await using var other = await Broker().OpenReaderAsync(new GroupPartition(Stream, Group, 1), 10, Token);
        Assert.Equal(0, await other.ReadEpochAsync(Token));
    }

    [Fact(Timeout = Limit)]
    public async Task The_newest_epochs_are_kept()
    {
        await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
        for (var epoch = 1; epoch <= 20; epoch++) await reader.StoreEpochAsync(epoch, Token);
        Assert.Equal(20, await reader.ReadEpochAsync(Token));
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        Assert.InRange(await channel.MessageCountAsync(Names.Epochs(First), Token), 1u, 8u);
    }

    [Fact(Timeout = Limit)]
    public async Task Messages_of_another_program_among_the_epochs_are_ignored()
    {
        await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await reader.StoreEpochAsync(5, Token);
        foreach (var text in (string[])["", "x", "-7", "99999999999999999999", "6 "])
            await channel.BasicPublishAsync("", Names.Epochs(First), true, new BasicProperties(), System.Text.Encoding.UTF8.GetBytes(text), Token);
        Assert.Equal(5, await reader.ReadEpochAsync(Token));
    }

    /// <summary>The channel of a reader whose connection has just ended may have the epochs for a moment.</summary>
    [Fact(Timeout = Limit)]
    public async Task Epochs_that_another_reader_has_for_a_moment_are_awaited()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var reader = await Broker(Options(time: time)).OpenReaderAsync(First, 10, Token);
        await reader.StoreEpochAsync(5, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        Assert.NotNull(await channel.BasicGetAsync(Names.Epochs(First), autoAck: false, Token));
        var reading = reader.ReadEpochAsync(Token);
        await channel.CloseAsync(Token);
        while (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token)) != reading) time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(5, await reading);
    }

    [Fact(Timeout = Limit)]
    public async Task An_epoch_that_has_no_queue_is_not_stored()
    {
        await using var reader = await Broker().OpenReaderAsync(First, 10, Token);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeleteAsync(Names.Epochs(First), cancellationToken: Token);
        await FailsAsync(() => reader.StoreEpochAsync(5, Token), BrokerError.NotStored, $"has not stored the epoch of {First}", "Open the reader again");
        await FailsAsync(() => reader.ReadEpochAsync(Token), BrokerError.Unavailable, $"queue '{Names.Epochs(First)}' was not found, so it was deleted");
    }
}
