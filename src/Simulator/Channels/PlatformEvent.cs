using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>A platform event as it was published, independent of its replay ids.</summary>
internal sealed record PlatformEvent(
    PlatformEventDefinition Definition,
    string EventUuid,
    DateTimeOffset CreatedAt,
    string CreatedById,
    JsonObject Fields)
{
    /// <summary>Removes spaces and tabs around texts, as the event bus does. An empty text is kept.</summary>
    public static JsonObject Stored(JsonObject fields)
    {
        foreach (var (name, value) in fields.ToArray())
        {
            if (value?.GetValueKind() == JsonValueKind.String) fields[name] = value.GetValue<string>().Trim(' ', '\t');
        }

        return fields;
    }
}
