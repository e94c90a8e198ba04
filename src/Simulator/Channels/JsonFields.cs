using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Reads the fields that a test publishes.</summary>
internal static class JsonFields
{
    /// <exception cref="ArgumentException">Not an object.</exception>
    public static JsonObject From(object fields, string parameter)
    {
        // Parsed anew, so that a node of the test's own is not taken over, and that later changes to it stay outside.
        var node = JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(fields));
        return node as JsonObject ?? throw new ArgumentException("The fields are not a JSON object.", parameter);
    }
}
