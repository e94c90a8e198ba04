using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>An HTTP response whose content is ignored, except that its bytes are counted.</summary>
internal sealed class DiscardedResponse : IResponseSink
{
    public long Bytes { get; private set; }

    public void Begin(ResponseHeaders head)
    {
    }

    public ValueTask TakeAsync(ResponsePart part, CancellationToken cancellationToken)
    {
        Bytes += part.Bytes.Length;
        return ValueTask.CompletedTask;
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        Bytes += message.Length;
        return ValueTask.CompletedTask;
    }
}
