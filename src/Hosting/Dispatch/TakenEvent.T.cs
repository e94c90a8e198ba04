namespace TypedStreaming.Hosting.Dispatch;

/// <summary>An event that a handler has received, or the error that occurred when the event was read.</summary>
internal abstract class TakenEvent<TEvent> : TakenEvent
{
    public abstract TEvent? Event { get; }

    public abstract EventDecodeException? Error { get; }

    /// <summary>The event's data as it was received; empty unless the handler stores failed events as dead letters.</summary>
    public abstract ReadOnlyMemory<byte> Body { get; }

    public abstract void Acknowledge();
}
