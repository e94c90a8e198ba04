using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Counts events and keeps nothing.</summary>
internal sealed class CountingSink : IResponseSink
{
    private BodyPosition _position = BodyPosition.Start;

    public int Events { get; private set; }

    public int Skipped { get; private set; }

    public bool IsWhole { get; private set; }

    public void Begin(ResponseHeaders head)
    {
    }

    public ValueTask TakeAsync(ResponsePart piece, CancellationToken cancellationToken)
    {
        var reader = new BayeuxReader(piece.Bytes.Span, _position, piece.IsLast);
        while (reader.Read()) Events += reader.IsMeta ? 0 : 1;
        _position = reader.Position;
        IsWhole = piece.IsLast;
        return ValueTask.CompletedTask;
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        _position = _position.Past(message.Length);
        Skipped++;
        return ValueTask.CompletedTask;
    }
}
