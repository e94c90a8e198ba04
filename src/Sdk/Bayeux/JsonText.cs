using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>What the SDK accepts around and inside the JSON of a server.</summary>
internal static class JsonText
{
    /// <summary>
    /// For passing over a message, which costs no stack: however deep an event is nested, it must not cost the others. Whether
    /// it can be read is decided where it is.
    /// </summary>
    public static JsonReaderOptions AnyDepth { get; } = new() { MaxDepth = int.MaxValue };

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The text without the byte order mark that some servers and proxies put before it.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith(Mark) ? text[Mark.Length..] : text;

    /// <summary>The same of a text that is kept.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(Mark) ? text[Mark.Length..] : text;
}
