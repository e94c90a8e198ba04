using Microsoft.AspNetCore.Http.Features;
using TypedStreaming.Simulator.PubSub.Faults;

namespace TypedStreaming.Simulator.PubSub.Http;

/// <summary>Writes a response in small pieces, with pauses between them. The pauses use the org's clock.</summary>
internal sealed class DripStream(IHttpResponseBodyFeature body, Drip drip, TimeProvider time) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var start = 0; start < buffer.Length; start += drip.BytesPerPiece)
        {
            await body.Stream.WriteAsync(buffer[start..Math.Min(buffer.Length, start + drip.BytesPerPiece)], cancellationToken).ConfigureAwait(false);
            await body.Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(drip.Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => body.Stream.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
