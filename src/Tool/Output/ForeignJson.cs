using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Reads JSON that the tool did not write: events, requests and responses. Such JSON can be nested deeply, and can contain half of a surrogate pair,
/// such as <c>\ud800</c>, which .NET accepts in a document, but cannot decode.
/// </summary>
internal static partial class ForeignJson
{
    /// <summary>The reason why a string cannot be decoded.</summary>
    public const string NotUnicode = "a string is not valid Unicode. Use valid UTF-8, and write both \\u escapes of a surrogate pair";

    // The SDK delivers messages up to this depth.
    private const int Deepest = 512;
    private const int LengthOfEscape = 6;

    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = Deepest };

    /// <exception cref="JsonException">The text is not valid JSON, or is nested too deeply.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8) => JsonDocument.Parse(utf8, Limits);

    /// <summary>Parses a text for display. Half of a surrogate pair is replaced with U+FFFD, so that each string can be decoded.</summary>
    /// <exception cref="JsonException">The text is not valid JSON, or is nested too deeply.</exception>
    public static JsonDocument ParseForDisplay(string text) =>
        Parse(Encoding.UTF8.GetBytes(Escape.Replace(text, static match => IsHalf(match.Value) ? "\\ufffd" : match.Value)));

    /// <summary>Returns a string of a document, or null if the string cannot be decoded.</summary>
    /// <param name="read">Reads the string, and can look for the member that contains it: a comparison of names decodes the names.</param>
    public static string? Decoded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair, or bytes that are not UTF-8.
        }
    }

    /// <summary>
    /// Returns the last member with a name. The kind of the result is undefined if there is none, or if the element is not an object. A member whose
    /// name cannot be decoded is ignored.
    /// </summary>
    public static JsonElement MemberIn(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().LastOrDefault(member => IsNamed(member, name)).Value : default;

    /// <summary>Returns the string at the position of a reader, or null if the string cannot be decoded.</summary>
    public static string? TextAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair, or bytes that are not UTF-8.
        }
    }

    /// <summary>Returns true if an exception means that the JSON, or a string in it, cannot be read or copied.</summary>
    public static bool IsUnreadable(Exception failure) => failure is JsonException or InvalidOperationException or ArgumentException;

    /// <summary>Returns the reason for an exception that <see cref="IsUnreadable"/> recognizes, as a sentence without a full stop.</summary>
    public static string ReasonOf(Exception failure) => failure is JsonException
        ? $"The data is not valid JSON, or is nested more than {Deepest} levels deep"
        : "The data contains a string that is not valid Unicode, such as half of a surrogate pair";

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false; // Half of a surrogate pair.
        }
    }

    private static bool IsHalf(string escape) =>
        escape.Length == LengthOfEscape && char.IsSurrogate((char)Convert.ToUInt16(escape[2..], 16));

    /// <summary>An escape sequence in a JSON string. The two escape sequences of a surrogate pair are matched together.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape { get; }
}
