using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Creates the JSON strings that are used for all events of a schema.</summary>
internal static class JsonToken
{
    /// <summary>Converts text to a JSON string in UTF-8. The string includes its quotation marks.</summary>
    /// <exception cref="ArgumentException">The text is not valid Unicode.</exception>
    public static byte[] Of(string text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
