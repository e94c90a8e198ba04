using System.Security;
using System.Text.Json;

namespace TypedStreaming.Replay;

/// <summary>
/// What a store throws that no repetition makes better: somebody has to make a folder, give a right, free a disk or correct a
/// program first. Everything else may pass.
/// </summary>
internal static class LastingFailures
{
    /// <summary>No space, a read-only file system, a used-up quota: as errors of Linux and macOS, and of Windows.</summary>
    private static readonly int[] FullOrReadOnly =
        [28, 30, 69, 122, unchecked((int)0x80070013), unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Whether the failure, or what caused it, is one.</summary>
    public static bool Include(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (IsOfPlace(cause) || IsOfProgram(cause)) return true;
        }

        return false;
    }

    private static bool IsOfPlace(Exception cause) =>
        cause is DirectoryNotFoundException or DriveNotFoundException or FileNotFoundException or PathTooLongException
            or UnauthorizedAccessException or SecurityException
        || (cause is IOException && FullOrReadOnly.Contains(cause.HResult));

    private static bool IsOfProgram(Exception cause) =>
        cause is ArgumentException or FormatException or InvalidCastException or InvalidDataException or JsonException
            or NotImplementedException or NotSupportedException or NullReferenceException or ObjectDisposedException
            or TypeInitializationException or TypeLoadException;
}
