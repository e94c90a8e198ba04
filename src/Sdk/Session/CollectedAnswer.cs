using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>Collects an answer into one body.</summary>
internal sealed class CollectedAnswer : IAnswerSink, IDisposable
{
    private const int LargestBody = 64 * 1024 * 1024;
    private AnswerHead _head;
    private ResponseBody? _body = ResponseBody.Create();

    /// <summary>The body, which the caller disposes.</summary>
    public ResponseBody Take()
    {
        var body = _body!.From(_head.ServerDate, _head.SetCookies);
        _body = null;
        return body;
    }

    public void Begin(AnswerHead head) => _head = head;

    public ValueTask TakeAsync(AnswerPiece piece, CancellationToken cancellationToken)
    {
        _body!.Add(piece.Bytes.Span, LargestBody);
        return ValueTask.CompletedTask;
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken) =>
        throw ResponseBody.TooLarge(LargestBody);

    public void Dispose() => _body?.Dispose();
}
