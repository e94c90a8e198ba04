using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedStreaming.Decoding;

/// <summary>Describes the JSON token at a reader's position, for error messages.</summary>
internal static class TokenText
{
    private const int MaxCharacters = 64;
    private const int MaxBytes = MaxCharacters * 4;

    public static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => "the string \"" + Raw(ref reader) + "\"",
        JsonTokenType.Number => "the number " + Raw(ref reader),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        _ => "no value",
    };

    public static string Cut(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxBytes)]);
        if (text.Length <= MaxCharacters) return text;
        var length = char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters;
        return text[..length] + "...";
    }

    private static string Raw(ref Utf8JsonReader reader) =>
        reader.HasValueSequence
            ? Cut(reader.ValueSequence.Slice(0, Math.Min(reader.ValueSequence.Length, MaxBytes)).ToArray())
            : Cut(reader.ValueSpan);
}
