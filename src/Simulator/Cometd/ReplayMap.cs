using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// Reads the replay extension of a subscribe message. For each channel, it contains the replay id after which the client wants to receive events.
/// </summary>
internal static class ReplayMap
{
    private const long OnlyNew = -1;
    private const long AllRetained = -2;

    /// <summary>
    /// Finds the stored events to replay for a subscribe message, or returns an error message. The keys of the replay extension are channels without
    /// a filter.
    /// </summary>
    public static string? Read(JsonObject message, Channel channel, out IReadOnlyList<StoredEvent>? replayed)
    {
        replayed = [];
        if (message.Object("ext") is not { } ext || !ext.TryGetPropertyValue("replay", out var node)) return null;
        var map = node as JsonObject;
        if (map?[channel.Name] is not { } id) return ErrorText.NotInReplayMap(channel.Name, Show(map));
        var text = id.ToJsonString();
        replayed = id.GetValueKind() == JsonValueKind.Number && long.TryParse(text, out var number)
            ? Select(channel, number)
            : null;
        return replayed is null ? ErrorText.InvalidReplayId(text) : null;
    }

    private static IReadOnlyList<StoredEvent>? Select(Channel channel, long id) => id switch
    {
        OnlyNew => [],
        AllRetained => channel.All(),
        _ => channel.After(id),
    };

    private static string Show(JsonObject? map)
    {
        if (map is null) return "null";
        var entries = map.Select(entry => $"{entry.Key}={entry.Value?.ToJsonString() ?? "null"}");
        return $"{{{string.Join(", ", entries)}}}";
    }
}
