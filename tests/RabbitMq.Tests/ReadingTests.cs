using TypedStreaming.RabbitMq.Tests.Servers;

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
        await foreach (var message in reader.ReadAsync(Token))
        {
            Assert.Equivalent(Message(++number), message.Message with { Body = message.Message.Body.ToArray() });
            Assert.False(message.IsRedelivered);
            await reader.AcknowledgeAsync(message, Token);
            if (number == 100) break;
        }
    }
}
