namespace TypedStreaming.Hosting.Dispatch;

/// <summary>An event that a handler has taken, or the error for which it could not be read.</summary>
internal sealed class TakenEvent<TEvent> : TakenEvent
{
    public TEvent? Event { get; init; }

    public EventDecodeException? Error { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public required Action Acknowledge { get; init; }
}
