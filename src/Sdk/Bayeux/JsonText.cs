using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>The JSON of servers that the SDK accepts.</summary>
internal static class JsonText
{
    /// <summary>
    /// Options for skipping a message, which needs no stack: an event that is nested very deep must not affect the others. The code that
    /// reads it decides whether it can be read.
    /// </summary>
    public static JsonReaderOptions AnyDepth { get; } = new() { MaxDepth = int.MaxValue };

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the text without the byte order mark that some servers and proxies put before it.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith(Mark) ? text[Mark.Length..] : text;

    /// <summary>Returns the same for a text that is kept.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(Mark) ? text[Mark.Length..] : text;
}
