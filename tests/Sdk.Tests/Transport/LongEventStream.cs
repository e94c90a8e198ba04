using System.Text;

namespace TypedStreaming.Tests.Transport;

/// <summary>A body of one event with one string of a given length, made while it is read.</summary>
internal sealed class LongEventStream(long length) : Stream
{
    private const string Before = "{\"data\":{\"payload\":\"";
    private const string After = "\",\"event\":{\"replayId\":5}},\"channel\":\"/u/x\"}";
    private long _position;

    /// <summary>The length of the event without its string.</summary>
    public static int Around => Before.Length + After.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = Part();
        var read = (int)Math.Min(buffer.Length, part.Left);
        if (part.Text is null) buffer.Span[..read].Fill((byte)'x');
        else Encoding.ASCII.GetBytes(part.Text.AsSpan(part.Text.Length - (int)part.Left, read), buffer.Span);
        _position += read;
        return ValueTask.FromResult(read);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private (string? Text, long Left) Part() =>
        _position < Before.Length ? (Before, Before.Length - _position)
        : _position < Before.Length + length ? (null, Before.Length + length - _position)
        : (After, Before.Length + length + After.Length - _position);
}
