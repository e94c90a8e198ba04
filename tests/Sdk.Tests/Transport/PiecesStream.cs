namespace TypedStreaming.Tests.Transport;

/// <summary>Returns one piece per read, some at once and some after a while.</summary>
internal sealed class PiecesStream(IEnumerable<byte[]> pieces, Random random) : Stream
{
    private readonly Queue<byte[]> _pieces = new(pieces.Where(static piece => piece.Length > 0));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (random.Next(2) == 0) await Task.Yield();
        if (!_pieces.TryDequeue(out var piece)) return 0;
        var read = Math.Min(piece.Length, buffer.Length);
        piece.AsSpan(0, read).CopyTo(buffer.Span);
        if (read == piece.Length) return read;
        byte[][] later = [piece[read..], .. _pieces];
        _pieces.Clear();
        foreach (var one in later) _pieces.Enqueue(one);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
