using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Reads the bodies of REST requests.</summary>
internal static class RestBody
{
    /// <summary>Returns the object in a body, or null if the body is not a JSON object.</summary>
    public static JsonObject? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var strict = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return JsonNode.Parse(body.Span, null, strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
