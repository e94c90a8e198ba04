using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>An HTTP answer whose content is ignored. Only its bytes are counted.</summary>
internal sealed class UnreadAnswer : IAnswerSink
{
    public long Bytes { get; private set; }

    public void Begin(AnswerHead head)
    {
    }

    public ValueTask TakeAsync(AnswerPiece piece, CancellationToken cancellationToken)
    {
        Bytes += piece.Bytes.Length;
        return ValueTask.CompletedTask;
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        Bytes += message.Length;
        return ValueTask.CompletedTask;
    }
}
