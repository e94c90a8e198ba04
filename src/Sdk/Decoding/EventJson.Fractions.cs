using System.Text.Json;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>Reads a number. A number that is too large is refused, not read as infinity.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static float ReadSingle(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out var value) && float.IsFinite(value)
            ? value
            : throw UnexpectedNumber(ref reader, "a number that fits in a float");

    /// <inheritdoc cref="ReadSingle"/>
    public static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw UnexpectedNumber(ref reader, "a number that fits in a double");

    /// <summary>Reads a decimal number.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static decimal ReadDecimal(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value)
            ? value
            : throw UnexpectedNumber(ref reader, "a number that fits in a decimal");

    private static JsonException UnexpectedNumber(ref Utf8JsonReader reader, string expected) =>
        Unexpected(ref reader, reader.TokenType == JsonTokenType.Number ? expected : "a number");
}
