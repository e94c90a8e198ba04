using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Shells;

/// <summary>
/// The standard output, written with the system call <c>write</c>. The stream of <see cref="Console"/> is not used, because it ignores a closed
/// pipe: an event would then be acknowledged although no reader received its line. A signal also ends a write to a full pipe whose reader does not
/// read.
/// </summary>
/// <param name="end">Is cancelled when the process has received a signal to end.</param>
internal sealed partial class UnixOutput(CancellationToken end) : Stream
{
    private const int StandardOutput = 1;
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const short Writable = 4;
    private const int Slice = 100;

    // A pipe that is writable accepts this many bytes (PIPE_BUF) without blocking.
    private static readonly int Part = OperatingSystem.IsLinux() ? 4096 : 512;

    private readonly bool _canBlock = CanBlock();

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
            if (_canBlock) WaitUntilWritable();
            var written = Write(StandardOutput, buffer, _canBlock ? Math.Min(buffer.Length, Part) : buffer.Length);
            if (written >= 0) buffer = buffer[(int)written..];
            else Fail(Marshal.GetLastPInvokeError());
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // Only a file has positions. On some systems, a terminal has them too.
    private static bool CanBlock()
    {
        if (!Console.IsOutputRedirected) return true;
        using var output = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return !output.CanSeek;
    }

    private void WaitUntilWritable()
    {
        var output = new Watched { File = StandardOutput, Events = Writable, Returned = 0 };
        while (Poll(ref output, 1, Slice) is var ready and <= 0)
        {
            if (ready < 0 && Marshal.GetLastPInvokeError() != Interrupted) return; // The write reports it.
            if (end.IsCancellationRequested) throw new IOException("nothing can be written to the standard output: the pipe is full, because the program at its other end does not read");
        }
    }

    private static void Fail(int error)
    {
        if (error == Interrupted) return;
        var cause = new IOException($"the standard output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}", error);
        throw error == BrokenPipe ? new ClosedOutputException(cause) : cause;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Watched file, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int file, ReadOnlySpan<byte> buffer, nint count);

    /// <summary>The structure <c>pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Watched
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
