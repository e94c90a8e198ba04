using System.Security;
using System.Text.Json;

namespace TypedStreaming.Replay.Stores;

/// <summary>
/// Identifies permanent failures of a replay store. A retry cannot fix such a failure, because someone must first create a folder, grant a
/// permission, free disk space or fix the code. All other failures may be transient.
/// </summary>
internal static class LastingFailures
{
    /// <summary>The error codes of Linux, macOS and Windows for a full disk, a read-only file system and an exhausted quota.</summary>
    private static readonly int[] FullOrReadOnly =
        [28, 30, 69, 122, unchecked((int)0x80070013), unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Returns true if no retry can fix the failure, according to the exception or one of its inner exceptions.</summary>
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
