using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Creates the exceptions for messages that the server refuses to store.</summary>
/// <param name="NotStored">Returns the failure for a message that the server refused.</param>
/// <param name="Returned">Returns the failure for a message that has no queue, by its routing key.</param>
internal sealed record Rejections(Func<BrokerException> NotStored, Func<string, BrokerException> Returned);
