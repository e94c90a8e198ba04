using System.IO.Pipelines;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>Reads the bytes that a client sends. While connections are frozen, the received bytes are held back.</summary>
internal sealed class FreezableReader(PipeReader inner, ConnectionTable connections, CancellationToken closed) : PipeReader
{
    private readonly TaskCompletionSource _isCancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var result = await inner.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (connections.Frozen is not { } frozen) return result;
        connections.Hold();
        await FreezablePipe.PassAsync(Task.WhenAny(frozen, _isCancelled.Task), closed).ConfigureAwait(false);
        return result;
    }

    public override bool TryRead(out ReadResult result)
    {
        if (connections.Frozen is null) return inner.TryRead(out result);
        result = default;
        return false;
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead()
    {
        _isCancelled.TrySetResult();
        inner.CancelPendingRead();
    }

    public override void Complete(Exception? exception = null) => inner.Complete(exception);
}
