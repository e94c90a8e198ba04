using System.Text;

namespace TypedStreaming.Tests.Transport;

/// <summary>A body of many events, made while it is read.</summary>
internal sealed class EventsStream(int events, int eventLength) : Stream
{
    private byte[] _next = [];
    private int _made;

    /// <summary>The number of bytes that were read.</summary>
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && MakeNext())
        {
            var count = Math.Min(_next.Length, buffer.Length - filled);
            _next.AsSpan(0, count).CopyTo(buffer[filled..]);
            _next = _next[count..];
            filled += count;
        }

        Given += filled;
        return filled;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool MakeNext()
    {
        if (_next.Length > 0) return true;
        if (_made > events) return false;
        var text = _made == events ? "]" : Event(_made);
        _made++;
        _next = Encoding.UTF8.GetBytes(text);
        return true;
    }

    private string Event(int number)
    {
        var separator = number == 0 ? '[' : ',';
        var start = $"{separator}{{\"channel\":\"/topic/Backlog\",\"data\":{{\"event\":{{\"replayId\":{number + 1}}},\"sobject\":{{\"Text\":\"";
        return start.PadRight(eventLength - 3, 'x') + "\"}}}";
    }
}
