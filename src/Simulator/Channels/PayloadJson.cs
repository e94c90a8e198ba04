using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Converts the data of an event to JSON. Tests pass the data as an object of any type; other callers pass it as JSON.</summary>
internal static class PayloadJson
{
    private const string Reason = "Only tests pass objects of any type, and tests are not compiled ahead of time. Other callers pass JSON, which needs no reflection.";

    /// <summary>Returns the data as JSON. The result is a copy, so that later changes to the object have no effect.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Reason)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Reason)]
    public static JsonElement Of(object? data) => data switch
    {
        JsonElement element => element.Clone(),
        JsonNode node => JsonElement.Parse(node.ToJsonString()),
        _ => JsonSerializer.SerializeToElement(data),
    };
}
