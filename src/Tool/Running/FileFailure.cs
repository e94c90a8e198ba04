using System.Security;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Running;

/// <summary>Recognizes the exceptions that file operations throw for disk errors, missing permissions and invalid paths.</summary>
internal static class FileFailure
{
    public static bool Is(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException;

    /// <summary>Returns the reason why a file operation failed, without a full stop.</summary>
    public static string TextOf(Exception failure) => ArgumentText.Of(failure).TrimEnd('.');
}
