using System.Text.Json;
using TypedStreaming.Decoding;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>Reads the header of a change event.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The header.</returns>
    public static ChangeEventHeader ReadChangeEventHeader(ref Utf8JsonReader reader)
    {
        var header = ChangeEventHeaderReader.Read(ref reader);
        return header.IsGap ? throw ChangeEventHeaderReader.Gap() : header;
    }

    /// <summary>Reads a change to a long text: a string, or an object with the difference from the old text.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The change.</returns>
    public static TextChange ReadTextChange(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return TextChange.FromText(ReadString(ref reader));
        if (reader.TokenType != JsonTokenType.StartObject) throw Unexpected(ref reader, "a string or a difference");
        string? difference = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isDifference = reader.ValueTextEquals("diff"u8);
            reader.Read();
            if (isDifference) difference = ReadString(ref reader);
            else reader.Skip();
        }

        return difference is null
            ? throw new JsonException("expected a string or a difference, found an object without the member diff")
            : TextChange.FromDifference(difference);
    }

    /// <summary>Reads a compound name: a string, or an object with the parts of the name.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The name.</returns>
    public static CompoundName ReadCompoundName(ref Utf8JsonReader reader) => CompoundNameReader.Read(ref reader);
}
