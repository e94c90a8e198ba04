using System.Text.Json;
using TypedStreaming.Decoding;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>Creates the exception for an event in which required members are missing.</summary>
    /// <param name="seen">The members that the event contained, one bit per member.</param>
    /// <param name="required">The names of the required members, in the order of their bits.</param>
    /// <returns>The exception, which names all missing members.</returns>
    public static JsonException MissingMembers(ulong[] seen, params string[] required)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(required);
        var missing = required.Where((_, i) => (seen[i / 64] & (1UL << (i % 64))) == 0).ToList();
        var names = string.Join(", ", missing);
        var text = missing.Count == 1 ? $"the required member {names} is missing" : $"the required members {names} are missing";
        return new JsonException(text, path: names, lineNumber: null, bytePositionInLine: null);
    }

    /// <summary>Creates the exception for a string that is not the name of an enum constant.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="enumName">The enum's name.</param>
    /// <returns>The exception.</returns>
    public static JsonException UnknownName(ref Utf8JsonReader reader, string enumName) =>
        Unexpected(ref reader, "a name of " + enumName);

    /// <summary>Creates the exception for a picklist value that is not the name of an enum constant.</summary>
    /// <param name="value">The value in UTF-8.</param>
    /// <param name="enumName">The enum's name.</param>
    /// <returns>The exception.</returns>
    public static JsonException UnknownName(ReadOnlySpan<byte> value, string enumName) =>
        new($"expected names of {enumName}, separated by ';', but one of the names is \"{TokenText.Cut(value)}\"");

    private static JsonException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new($"expected {expected}, found {TokenText.Describe(ref reader)}");

    private static JsonException NoText(ref Utf8JsonReader reader)
    {
        var inside = reader;
        var isDifference = reader.TokenType == JsonTokenType.StartObject
            && inside.Read()
            && inside.TokenType == JsonTokenType.PropertyName
            && inside.ValueTextEquals("diff"u8);
        return isDifference
            ? new JsonException("expected a string, found only the difference from the old text, which change events contain for long texts; declare the member as TextChange")
            : Unexpected(ref reader, "a string");
    }
}
