using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Tests.Wire;

internal static class JsonAssert
{
    /// <summary>Compares texts, so that the order of members matters too.</summary>
    public static void Same(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString());

    public static void Refused(string error, JsonNode? reply, string? advice = null)
    {
        Assert.Equal(error, reply?["error"]?.GetValue<string>());
        Assert.False(reply!["successful"]!.GetValue<bool>());
        Assert.Equal(advice, reply["advice"]?.ToJsonString());
    }

    /// <summary>The names in the records of the events, in order, with a space between; replies are left out.</summary>
    public static string Names(this JsonArray messages) =>
        string.Join(' ', messages.Where(message => message!["data"] is not null)
            .Select(message => message!["data"]!["sobject"]?["Name"]?.GetValue<string>()));
}
