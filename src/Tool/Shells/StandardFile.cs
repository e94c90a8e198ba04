using System.Runtime.InteropServices;

namespace TypedStreaming.Tool.Shells;

/// <summary>The numbers of the standard streams on Unix, and whether the process was started with them.</summary>
internal static partial class StandardFile
{
    public const int Input = 0;
    public const int Output = 1;
    public const int Error = 2;

    private const int GetFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC

    /// <summary>Returns true if the process was started with this stream. It can also be started without, such as with <c>&gt;&amp;-</c> in a shell.</summary>
    /// <remarks>
    /// The runtime opens files before the program begins. If a standard stream is closed, one of these files gets its number, such as the pipe
    /// that carries the signals. Nothing may be read from or written to such a file. The runtime marks its files as not inheritable, so a marked
    /// file cannot come from the program that started this process.
    /// </remarks>
    public static bool IsInherited(int file) => Control(file, GetFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int file, int command);
}
