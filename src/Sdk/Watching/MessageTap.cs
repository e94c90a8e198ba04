using TypedStreaming.Bayeux;

namespace TypedStreaming.Watching;

/// <summary>One enumeration of all messages. It holds no channel; when its buffer is full it alone ends.</summary>
internal sealed class MessageTap
{
    private const int BufferBytes = 4 * 1024 * 1024;

    private readonly ByteBudget _budget = new(BufferBytes);

    public DeliveryQueue<BayeuxMessage> Queue { get; } = new();

    public void Offer(BayeuxMessage message, int bytes)
    {
        if (Queue.TryPut(message, bytes, _budget)) return;
        var tooSlow = new StreamingException(
            Reason.ConsumerTooSlow, $"The reader of Messages() is too slow: more than {BufferBytes >> 20} MiB wait to be taken.");
        Queue.Complete(tooSlow, discard: false);
    }
}
