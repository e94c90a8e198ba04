namespace TypedStreaming.Tests.Transport;

/// <summary>
/// A body whose bytes a test provides at any time. The continuation of a waiting read runs before <see cref="GiveAsync(byte[])"/> returns, up
/// to its next wait.
/// </summary>
/// <param name="heedsCancellation">True if a read ends when it is cancelled; foreign streams may not end it.</param>
internal sealed class StagedStream(bool heedsCancellation = true) : Stream
{
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _given = [];
    private TaskCompletionSource? _waiting;
    private TaskCompletionSource _waitedFor = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    /// <summary>The memory of the present or last read.</summary>
    public Memory<byte> LastMemory { get; private set; }

    /// <summary>True if a read waits for bytes.</summary>
    public bool IsWaitedFor
    {
        get { lock (_gate) return _waiting is { Task.IsCompleted: false }; }
    }

    /// <summary>Waits until a read waits for bytes, after the last bytes were given.</summary>
    public Task WhenWaitedForAsync()
    {
        lock (_gate) return _waitedFor.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public Task GiveAsync(string text) => GiveAsync(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Gives bytes; no bytes are the end.</summary>
    public Task GiveAsync(byte[] bytes) => WakeAsync(() => _given.Enqueue(bytes));

    public Task EndAsync() => GiveAsync([]);

    public Task FailAsync(Exception failure) => WakeAsync(() => _failure = failure);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            LastMemory = buffer;
            if (TryRead(buffer) is { } read) return read;
            waiting = _waiting = new TaskCompletionSource();
            _waitedFor.TrySetResult();
        }

        using (heedsCancellation ? cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken)) : default)
            await waiting.Task.ConfigureAwait(false);
        lock (_gate) return TryRead(buffer)!.Value;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int? TryRead(Memory<byte> buffer)
    {
        if (!_given.TryPeek(out var bytes)) return _failure is null ? null : throw _failure;
        if (bytes.Length == 0) return 0;
        _given.Dequeue();
        var read = Math.Min(bytes.Length, buffer.Length);
        bytes.AsSpan(0, read).CopyTo(buffer.Span);
        if (read == bytes.Length) return read;
        // The rest comes first at the next read.
        byte[][] later = [bytes[read..], .. _given];
        _given.Clear();
        foreach (var one in later) _given.Enqueue(one);
        return read;
    }

    /// <summary>Runs on a thread without a context, where continuations run at once.</summary>
    private Task WakeAsync(Action change) => Task.Run(() =>
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            change();
            waiting = _waiting;
            if (_waitedFor.Task.IsCompleted) _waitedFor = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting?.TrySetResult();
    });
}
