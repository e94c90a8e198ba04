using System.Text.Json.Nodes;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Publish;

/// <summary>Converts the outcome of an event to a line of JSON, for <c>--json</c>.</summary>
internal static class PublishLine
{
    public static string Of(string eventName, int number, PublishResult result)
    {
        var line = new JsonObject { ["event"] = eventName, ["number"] = number, ["status"] = result.Status.ToString().ToLowerInvariant(), ["eventUuid"] = result.EventUuid?.ToString() };
        if (!result.IsPublished) line["error"] = ErrorText.Limited(ErrorText.Of(result.Error ?? "the server gave no reason"));
        return line.ToJsonString();
    }
}
