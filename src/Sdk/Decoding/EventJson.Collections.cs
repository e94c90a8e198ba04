using System.Text;
using System.Text.Json;

namespace TypedStreaming;

public static partial class EventJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks that the reader is at the start of an array.</summary>
    /// <param name="reader">The reader.</param>
    public static void ExpectArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Unexpected(ref reader, "an array");
    }

    /// <summary>Reads the name of a JSON member.</summary>
    /// <param name="reader">The reader, at the name.</param>
    /// <returns>The name.</returns>
    public static string ReadName(ref Utf8JsonReader reader) => reader.GetString()!;

    /// <summary>Reads a string with the values of a multi-select picklist, and splits it into the values.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The values, in their order.</returns>
    public static PicklistValues ReadPicklist(ref Utf8JsonReader reader)
    {
        ExpectString(ref reader);
        return new PicklistValues(reader.ValueIsEscaped || reader.HasValueSequence ? Unescaped(ref reader) : reader.ValueSpan);
    }

    /// <summary>Converts one value of a picklist from UTF-8 to a string.</summary>
    /// <param name="value">The value in UTF-8.</param>
    /// <returns>The text.</returns>
    public static string TextOf(ReadOnlySpan<byte> value)
    {
        try
        {
            return Strict.GetString(value);
        }
        catch (DecoderFallbackException failure)
        {
            throw new JsonException("expected text, found bytes that are not valid UTF-8", failure);
        }
    }

    private static byte[] Unescaped(ref Utf8JsonReader reader)
    {
        var buffer = new byte[RawLength(ref reader)];
        return buffer[..reader.CopyString(buffer)];
    }
}
