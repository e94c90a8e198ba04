using System.Runtime.InteropServices;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Shells;

/// <summary>
/// The standard output, written with the system call <c>write</c>. The stream of <see cref="Console"/> is not used, because it ignores a closed
/// pipe: an event would then be acknowledged although no reader received its line.
/// </summary>
internal sealed partial class UnixOutput : Stream
{
    private const int StandardOutput = 1;
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        // Each write has already reached the pipe, the terminal or the file.
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = Write(StandardOutput, buffer, buffer.Length);
            if (written >= 0) buffer = buffer[(int)written..];
            else Fail(Marshal.GetLastPInvokeError());
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void Fail(int error)
    {
        if (error == Interrupted) return;
        var cause = new IOException($"the standard output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}", error);
        throw error == BrokenPipe ? new ClosedOutputException(cause) : cause;
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int file, ReadOnlySpan<byte> buffer, nint count);
}
