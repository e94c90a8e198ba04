using TypedStreaming.Bayeux;

namespace TypedStreaming.Watching;

/// <summary>
/// One enumeration of all messages that the server sends. The enumeration does not subscribe to any channel. When its buffer is full, only this
/// enumeration ends.
/// </summary>
internal sealed class MessageTap
{
    private const int BufferBytes = 4 * 1024 * 1024;

    public BoundedQueue<BayeuxMessage> Queue { get; } = new(BufferBytes);

    public void Offer(BayeuxMessage message, int bytes)
    {
        if (Queue.TryPut(message, bytes)) return;
        var tooSlow = new StreamingException(
            StreamingError.ConsumerTooSlow, $"The reader of Messages() is too slow: more than {BufferBytes >> 20} MiB of messages are queued. Consume messages faster, or start a new enumeration.");
        Queue.Complete(tooSlow, discard: false);
    }
}
