using System.IO.Pipelines;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>Writes the bytes that a client receives. While connections are frozen, nothing is sent.</summary>
internal sealed class FreezableWriter(PipeWriter inner, ConnectionTable connections, CancellationToken closed) : PipeWriter
{
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes) => inner.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (connections.Frozen is { } frozen) await FreezablePipe.PassAsync(frozen, closed).ConfigureAwait(false);
        return await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);
}
