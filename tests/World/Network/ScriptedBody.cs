namespace TypedStreaming.World.Network;

/// <summary>The body of a response, which comes piece by piece, as the plan says.</summary>
internal sealed class ScriptedBody(byte[] bytes) : Stream
{
    private TaskCompletionSource? _more;
    private int _given;
    private int _read;
    private bool _ended;
    private bool _broken;

    /// <summary>The number of bytes that have been given.</summary>
    public int Given => _given;

    public int Size => bytes.Length;

    /// <summary>True if the client reads no more.</summary>
    public bool IsClosed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gives all bytes up to a place.</summary>
    public void Give(int end)
    {
        _given = Math.Max(_given, Math.Min(end, bytes.Length));
        Wake();
    }

    /// <summary>Nothing more comes.</summary>
    /// <param name="broken">True if the reader gets an exception.</param>
    public void End(bool broken)
    {
        (_ended, _broken) = (true, broken);
        Wake();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_read == _given && !_ended)
        {
            _more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _more.Task.WaitAsync(cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_read == _given && _broken) throw new IOException("The connection was reset.");
        var count = Math.Min(buffer.Length, _given - _read);
        bytes.AsMemory(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Nobody may block here.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }

    private void Wake()
    {
        _more?.TrySetResult();
        _more = null;
    }
}
