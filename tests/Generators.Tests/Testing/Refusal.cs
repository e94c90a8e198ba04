using System.Text.Json;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>
/// Tells a reader that refuses a value from one that is broken. The decoder makes one exception of both, as the program's own code
/// may throw anything; what emitted code and the JSON reader throw about data are these two.
/// </summary>
internal static class Refusal
{
    public static bool IsByTheReader(EventDecodeException failure) =>
        failure.InnerException is JsonException or InvalidOperationException;
}
