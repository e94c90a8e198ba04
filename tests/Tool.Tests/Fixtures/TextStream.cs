using System.Text;

namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>A stream whose bytes become text.</summary>
internal sealed class TextStream(WatchedText text) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count) => text.Write(Encoding.UTF8.GetString(buffer, offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => text.Write(Encoding.UTF8.GetString(buffer));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }
}
