using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Makes the JSON strings of a plan, once for each schema.</summary>
internal static class JsonToken
{
    /// <summary>Returns a text as a JSON string in UTF-8, with its quotes.</summary>
    /// <exception cref="ArgumentException">The text is not valid Unicode.</exception>
    public static byte[] Of(string text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
