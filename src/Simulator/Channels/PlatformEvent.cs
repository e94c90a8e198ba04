using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>A published platform event, before it is assigned to channels and gets its replay ids.</summary>
internal sealed record PlatformEvent(
    PlatformEventDefinition Definition,
    string EventUuid,
    DateTimeOffset CreatedAt,
    string CreatedById,
    JsonObject Fields)
{
    /// <summary>
    /// Returns the fields of a platform event in the form in which the event bus stores them: leading and trailing spaces and tabs are removed from
    /// strings. An empty string is kept.
    /// </summary>
    public static JsonObject Stored(JsonObject fields)
    {
        foreach (var (name, value) in fields.ToArray())
        {
            if (value?.GetValueKind() == JsonValueKind.String) fields[name] = value.GetValue<string>().Trim(' ', '\t');
        }

        return fields;
    }
}
