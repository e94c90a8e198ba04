using System.Text.Json;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>Reads a string.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The text.</returns>
    public static string ReadString(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw NoText(ref reader);

    /// <summary>Reads a Boolean value.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    /// <summary>Reads a GUID in its usual form, with hyphens.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The GUID.</returns>
    public static Guid ReadGuid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? value
            : throw Unexpected(ref reader, "a GUID");

    /// <summary>Reads a URI, absolute or relative.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The URI.</returns>
    public static Uri ReadUri(ref Utf8JsonReader reader) =>
        Uri.TryCreate(ReadString(ref reader), UriKind.RelativeOrAbsolute, out var value) ? value : throw Unexpected(ref reader, "a URI");

    /// <summary>Reads bytes from a base-64 string.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The bytes.</returns>
    public static byte[] ReadBytes(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var value)
            ? value
            : throw Unexpected(ref reader, "bytes in base 64");
}
