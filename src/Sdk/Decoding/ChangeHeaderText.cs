using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Decoding;

/// <summary>Finds the header of a change event in the event's data.</summary>
internal static class ChangeHeaderText
{
    /// <summary>
    /// Returns the raw JSON value of <c>ChangeEventHeader</c>, or an empty string if there is no header, or if the data ends inside the
    /// header. This method never throws.
    /// </summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> payload)
    {
        var json = new MessageJson(payload);
        try
        {
            if (!json.Token.Read() || json.Token.TokenType != JsonTokenType.StartObject) return default;
            while (json.ReadName())
            {
                if (json.IsNamed("ChangeEventHeader"u8)) return json.SliceUnread();
                json.SliceUnread();
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return default; // The code that needs the header reads the data, and reports the place of the failure.
        }

        return default;
    }
}
