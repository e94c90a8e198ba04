using Microsoft.Extensions.Time.Testing;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>Tests that affect the whole server, so that no other test runs at the same time.</summary>
[Collection(nameof(CrashTests))]
[CollectionDefinition(nameof(CrashTests), DisableParallelization = true)]
public sealed class CrashTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task A_crash_of_the_server_loses_nothing_that_it_has_confirmed()
    {
        var broker = Broker();
        var reader = await broker.OpenReaderAsync(First, 20, Token);
        await reader.StoreStateAsync(new PartitionState(7, "one"), Token);
        var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, Enumerable.Range(1, 20));
        await reader.TakeAsync(20, Token);
        var confirmed = 20;
        var killed = Task.CompletedTask;
        var calls = Enumerable.Range(21, 10_000).Select(PublishOrFailAsync).ToArray();
        await Task.WhenAll(calls);
        await killed;
        Assert.InRange(confirmed, 1_000, calls.Length);
        await FailsAsync(() => broker.OpenPublisherAsync(Stream, Token), BrokerError.Unavailable, "the server cannot be reached");
        await publisher.DisposeAsync();
        await reader.DisposeAsync();

        await Server.Private.BootAsync();
        await using var next = await broker.OpenReaderAsync(First, 20, Token);
        Assert.Equal(new PartitionState(7, "one"), await next.ReadStateAsync(Token));
        await using var again = await broker.OpenPublisherAsync(Stream, Token);
        await again.PublishAsync(Message(0), Token);
        var received = new List<ReceivedMessage>();
        await foreach (var message in next.ReadAsync(Token))
        {
            if (IdOf(message) == "0") break;
            received.Add(message);
            await next.AcknowledgeAsync(message, Token);
        }

        // In their order and without a gap. More may be stored than was confirmed.
        Assert.InRange(received.Count, confirmed, 20 + calls.Length);
        Assert.Equal(Enumerable.Range(1, received.Count).Select(static number => $"{number}"), received.Select(IdOf));
        Assert.All(received.Take(20), static message => Assert.True(message.IsRedelivered));

        async Task PublishOrFailAsync(int number)
        {
            try
            {
                await publisher.PublishAsync(Message(number), Token);
                if (Interlocked.Increment(ref confirmed) == 1_000) killed = Server.Private.KillAsync();
            }
            catch (BrokerException e)
            {
                Assert.Equal(BrokerError.Unavailable, FailureKind.Of(e));
            }
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_without_memory_is_named_as_the_reason_that_nothing_is_confirmed()
    {
        var time = new FakeTimeProvider();
        var broker = Broker(Options(time: time));
        await using var reader = await broker.OpenReaderAsync(First, 20, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await publisher.PublishAsync(Message(1), Token);
        await Server.Private.EvaluateAsync("vm_memory_monitor:set_vm_memory_high_watermark({absolute, 1})");
        try
        {
            // The server notices its limit, and then says so to a connection that publishes.
            var call = publisher.PublishAsync(Message(2), Token);
            while (!call.IsFaulted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
                if (call.IsCompletedSuccessfully) call = publisher.PublishAsync(Message(3), Token);
                else time.Advance(TimeSpan.FromSeconds(1));
            }

            await FailsAsync(() => call, BrokerError.Unavailable, "the server did not confirm a message within 30 s: the server has blocked publishers (low on memory)");
            Assert.Equal("1", IdOf((await reader.HandleAsync(1, Token))[0]));
        }
        finally
        {
            await Server.Private.EvaluateAsync("vm_memory_monitor:set_vm_memory_high_watermark(0.4)");
        }
    }
}
