namespace TypedStreaming.RabbitMq;

/// <summary>
/// The limits of a dead-letter queue. If the queue is full, a new dead letter is refused, so that no event is lost without an error. A dead
/// letter is deleted when it reaches the age limit.
/// </summary>
internal sealed record DeadLetterLimits(int Count, TimeSpan Age);
