using System.Text.Json;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>Finds the <c>ChangeEventHeader</c> in the data of a change event.</summary>
internal static class ChangeHeaderFinder
{
    /// <returns>The header, or null if the data is of another kind or cannot be read.</returns>
    public static ChangeEventHeader? Find(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isHeader = reader.ValueTextEquals("ChangeEventHeader"u8);
                reader.Read();
                if (isHeader) return EventJson.ReadChangeEventHeader(ref reader);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // The data could not be read in the first place, which may be why it is a dead letter.
        }

        return null;
    }
}
