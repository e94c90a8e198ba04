namespace TypedStreaming.Subscriptions;

/// <summary>A typed event in its queue: a value, so that the queue costs no allocation an event.</summary>
internal readonly record struct ReceivedEvent<T>
{
    public T? Event { get; init; }

    public EventDecodeException? Error { get; init; }

    public long? ReplayId { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }

    public string? Type { get; init; }
}
