using System.Text.Json;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>
/// Distinguishes a reader that refuses a value from one that is broken. The decoder makes one exception of both, since the program's own
/// code may throw anything; emitted code and the JSON reader throw only these two for data.
/// </summary>
internal static class Refusal
{
    public static bool IsByTheReader(EventDecodeException failure) =>
        failure.InnerException is JsonException or InvalidOperationException;
}
