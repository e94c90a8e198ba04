namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>An input to which nobody writes: a read does not end, whatever is cancelled, until the stream is disposed.</summary>
internal sealed class BlockingStream : MemoryStream
{
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _end = new();

    /// <summary>A task that completes when the stream is being read.</summary>
    public Task Reading => _reading.Task;

    public override int Read(byte[] buffer, int offset, int count)
    {
        _reading.TrySetResult();
        _end.Wait(CancellationToken.None);
        return 0;
    }

    public override int Read(Span<byte> buffer) => Read([], 0, 0);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => Read([], 0, 0), CancellationToken.None));

    protected override void Dispose(bool disposing)
    {
        _end.Set();
        base.Dispose(disposing);
    }
}
