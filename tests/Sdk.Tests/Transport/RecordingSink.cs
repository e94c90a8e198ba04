using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Records what it receives, and can delay the next piece.</summary>
internal sealed class RecordingSink : IResponseSink
{
    private readonly List<byte> _body = [];

    public ResponseHeaders? Head { get; private set; }

    public List<ResponsePart> Pieces { get; } = [];

    public List<OversizeMessage> Skipped { get; } = [];

    /// <summary>Called for each piece, before it is kept.</summary>
    public Func<ResponsePart, CancellationToken, ValueTask> Taking { get; init; } = static (_, _) => ValueTask.CompletedTask;

    /// <summary>True if the last piece has come.</summary>
    public bool IsWhole => Pieces is [.., { IsLast: true }];

    public byte[] Body => [.. _body];

    public string Text => Encoding.UTF8.GetString(Body);

    public void Begin(ResponseHeaders head)
    {
        Assert.Null(Head);
        Head = head;
    }

    public async ValueTask TakeAsync(ResponsePart piece, CancellationToken cancellationToken)
    {
        Assert.NotNull(Head);
        Assert.False(IsWhole);
        await Taking(piece, cancellationToken).ConfigureAwait(false);
        _body.AddRange(piece.Bytes.Span);
        Pieces.Add(piece with { Bytes = piece.Bytes.ToArray() });
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        Assert.False(IsWhole);
        Skipped.Add(message);
        return ValueTask.CompletedTask;
    }
}
