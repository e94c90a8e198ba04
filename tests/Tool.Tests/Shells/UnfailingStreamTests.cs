using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Tests.Shells;

public sealed class UnfailingStreamTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_message_after_a_failed_write_is_written(bool isRefused)
    {
        using var disk = new FullDisk { Failure = isRefused ? new UnauthorizedAccessException() : new IOException() };
        using var messages = new StreamWriter(new UnfailingStream(disk), leaveOpen: true) { AutoFlush = true };
        messages.Write("lost");
        disk.Failure = null;
        messages.Write("shown");
        Assert.Equal("shown"u8.ToArray(), disk.ToArray());
    }

    [Fact]
    public void A_defect_is_not_hidden()
    {
        using var disk = new FullDisk { Failure = new InvalidOperationException() };
        using var messages = new UnfailingStream(disk);
        Assert.Throws<InvalidOperationException>(() => messages.Write("text"u8));
    }

    /// <summary>A stream that fails as long as it has a failure.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public Exception? Failure { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Failure is { } failure) throw failure;
            base.Write(buffer);
        }
    }
}
