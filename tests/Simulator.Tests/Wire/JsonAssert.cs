using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Tests.Wire;

internal static class JsonAssert
{
    /// <summary>Compares texts, so that the order of members counts too.</summary>
    public static void Same(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString());
}
