using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Reads the fields that a test publishes.</summary>
internal static class JsonFields
{
    /// <exception cref="ArgumentException">Not an object.</exception>
    public static JsonObject From(object fields, string parameter)
    {
        // Parsed again: a node of the test's own must not become a part of the event, and later changes to it must not show.
        var node = JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(fields));
        return node as JsonObject ?? throw new ArgumentException("The fields are not a JSON object.", parameter);
    }
}
