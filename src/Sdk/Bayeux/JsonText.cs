using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>The options and helpers for reading JSON from servers.</summary>
internal static class JsonText
{
    /// <summary>
    /// The options for skipping messages, regardless of how deeply they are nested. Skipping needs no stack space, and one deeply nested event must
    /// not affect other events. Code that reads the event later decides whether its depth is acceptable.
    /// </summary>
    public static JsonReaderOptions AnyDepth { get; } = new() { MaxDepth = int.MaxValue };

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the JSON text without a byte order mark, which some servers and proxies put before the body.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith(Mark) ? text[Mark.Length..] : text;

    /// <summary>Returns the JSON text without a byte order mark, as a <c>ReadOnlyMemory</c>.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(Mark) ? text[Mark.Length..] : text;
}
