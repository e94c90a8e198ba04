using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Reads the fields of an event that a test publishes.</summary>
internal static class JsonFields
{
    /// <exception cref="ArgumentException">The value is not an object.</exception>
    public static JsonObject From(object fields, string parameter)
    {
        // The value is parsed again, so that a node of the test does not become a part of the event, and later changes to that node have no
        // effect.
        var node = JsonNode.Parse(PayloadJson.Of(fields).GetRawText());
        return node as JsonObject ?? throw new ArgumentException("The fields are not a JSON object.", parameter);
    }
}
