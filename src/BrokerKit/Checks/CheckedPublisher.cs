using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The publisher that a check uses. Each call to the publisher has a time limit.</summary>
internal sealed class CheckedPublisher(CheckedBroker broker, IEventPublisher publisher)
{
    public IEventPublisher Inner => publisher;

    public Task PublishAsync(RelayMessage message) => broker.InTimeAsync(token => publisher.PublishAsync(message, token), "a publication");

    /// <summary>Publishes numbered messages without waiting for each message to be stored, and then waits until all messages are stored.</summary>
    public Task PublishAsync(IEnumerable<int> numbers, int partition = 0) => PublishAsync(numbers.Select(number => CheckedBroker.Message(number, partition)));

    public Task PublishAsync(IEnumerable<RelayMessage> messages) => broker.InTimeAsync(
        token => Task.WhenAll(messages.Select(message => publisher.PublishAsync(message, token)).ToList()), "publishing the messages");
}
