namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>An input that must not be read.</summary>
internal sealed class UnreadableStream : MemoryStream
{
    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("The input was read.");

    public override int Read(Span<byte> buffer) => throw new InvalidOperationException("The input was read.");
}
