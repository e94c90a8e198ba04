using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Shells;

/// <summary>
/// The standard output or the standard error, written with the system call <c>write</c>. The stream of <see cref="Console"/> is not used, because it
/// ignores a closed pipe: an event would then be acknowledged although no reader received its line. A signal also ends a write to a full pipe whose
/// reader does not read.
/// </summary>
/// <param name="file">The number of the stream.</param>
/// <param name="end">Is cancelled when the process has received a signal to end.</param>
internal sealed partial class UnixOutput(int file, CancellationToken end) : WriteOnlyStream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const short Writable = 4;
    private const int Slice = 100;

    // A pipe that is writable accepts this many bytes (PIPE_BUF) without blocking.
    private static readonly int Part = OperatingSystem.IsLinux() ? 4096 : 512;

    private readonly bool _isOpen = StandardFile.IsInherited(file);
    private readonly bool _canBlock = StandardFile.IsInherited(file) && CanBlock(file);

    private string Name => file == StandardFile.Error ? "standard error" : "standard output";

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_isOpen) throw new IOException($"the {Name} cannot be written: it is closed");
        while (buffer.Length > 0)
        {
            if (_canBlock) WaitUntilWritable();
            var written = Write(file, buffer, _canBlock ? Math.Min(buffer.Length, Part) : buffer.Length);
            if (written >= 0) buffer = buffer[(int)written..];
            else Fail(Marshal.GetLastPInvokeError());
        }
    }

    // Only a file has positions. On some systems, a terminal has them too.
    private static bool CanBlock(int file)
    {
        if (file == StandardFile.Error ? !Console.IsErrorRedirected : !Console.IsOutputRedirected) return true;
        using var output = new FileStream(new SafeFileHandle(file, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return !output.CanSeek;
    }

    private void WaitUntilWritable()
    {
        var output = new Watched { File = file, Events = Writable, Returned = 0 };
        while (Poll(ref output, 1, Slice) is var ready and <= 0)
        {
            if (ready < 0 && Marshal.GetLastPInvokeError() != Interrupted) return; // The write reports it.
            if (end.IsCancellationRequested) throw new IOException($"nothing can be written to the {Name}: the pipe is full, because the program at its other end does not read");
        }
    }

    private void Fail(int error)
    {
        if (error == Interrupted) return;
        var cause = new IOException($"the {Name} cannot be written: {Marshal.GetPInvokeErrorMessage(error)}", error);
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
