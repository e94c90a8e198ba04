using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>A standard output that fails after some lines, as a pipe to <c>head</c> or a full disk does.</summary>
internal sealed class ClosingStream(Stream output, int lines, Func<IOException> failure) : MemoryStream
{
    private int _left = lines;

    public static ClosingStream Pipe(Stream output, int lines) => new(output, lines, static () => new ClosedOutputException(new IOException("Broken pipe")));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_left-- <= 0) throw failure();
        output.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
}
