namespace TypedStreaming.RabbitMq;

/// <summary>
/// The limits of a dead letter queue. A letter is refused when the number of letters is reached, so that no event is lost unnoticed. A letter is
/// deleted when it reaches the age limit.
/// </summary>
internal sealed record DeadLetterLimits(int Count, TimeSpan Age)
{
    public IEnumerable<KeyValuePair<string, object?>> Arguments =>
        [new("x-max-length", Count), new("x-overflow", "reject-publish"), new("x-message-ttl", (long)Age.TotalMilliseconds)];
}
