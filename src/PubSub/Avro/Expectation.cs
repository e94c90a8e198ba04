using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Describes types and JSON tokens for error messages. A description never contains a value.</summary>
internal static class Expectation
{
    public static string Of(AvroType type) => type.Kind switch
    {
        AvroKind.Null => "null",
        AvroKind.Boolean => "true or false",
        AvroKind.Int => "a whole number from -2147483648 to 2147483647",
        AvroKind.Long => "a 64-bit whole number, a date or a time",
        AvroKind.Float => "a single-precision number",
        AvroKind.Double => "a double-precision number",
        AvroKind.Bytes => "bytes in Base64",
        AvroKind.String => "a string",
        AvroKind.Enum => $"a symbol of {type.Name}",
        AvroKind.Fixed => $"{type.Size} bytes in Base64",
        AvroKind.Array => "an array",
        AvroKind.Union => string.Join(" or ", type.Branches.Select(Of)),
        _ => "an object",
    };

    /// <summary>Describes the type of the JSON token at the reader's position, without its value.</summary>
    public static string Found(AvroType expected, ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Number => Accepts(expected, IsNumber) ? "another number" : "a number",
        JsonTokenType.String => Accepts(expected, IsText) ? "another string" : "a string",
        JsonTokenType.StartArray => "an array",
        _ => "an object",
    };

    private static bool Accepts(AvroType type, Func<AvroKind, bool> accepts) =>
        accepts(type.Kind) || Array.Exists(type.Branches, b => accepts(b.Kind));

    private static bool IsNumber(AvroKind kind) => kind is AvroKind.Int or AvroKind.Long or AvroKind.Float or AvroKind.Double;

    private static bool IsText(AvroKind kind) => kind is AvroKind.String or AvroKind.Enum or AvroKind.Bytes or AvroKind.Fixed or AvroKind.Long;
}
