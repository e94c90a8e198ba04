namespace TypedStreaming.Hosting.Dispatch;

/// <summary>An event that a handler has taken, or the error that prevented reading it.</summary>
internal sealed class TakenEvent<TEvent> : TakenEvent
{
    public TEvent? Event { get; init; }

    public EventDecodeException? Error { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public required Action Acknowledge { get; init; }
}
