namespace TypedStreaming.RabbitMq;

/// <summary>The limits of dead letters. At the first one a letter is refused, so that its event is not lost without a word; at the second one it is deleted.</summary>
internal sealed record DeadLetterLimits(int Count, TimeSpan Age)
{
    public IEnumerable<KeyValuePair<string, object?>> Arguments =>
        [new("x-max-length", Count), new("x-overflow", "reject-publish"), new("x-message-ttl", (long)Age.TotalMilliseconds)];
}
