using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The filter of a PushTopic subscription: several conditions, of which an event must match at least one.</summary>
internal sealed class ChannelFilter
{
    private readonly IReadOnlyList<(string Field, string Value)> _conditions;

    private ChannelFilter(IReadOnlyList<(string Field, string Value)> conditions) => _conditions = conditions;

    public static ChannelFilter None { get; } = new([]);

    public static ChannelFilter Parse(string? query) =>
        string.IsNullOrEmpty(query) ? None : new ChannelFilter([.. query.Split('&').Select(ParseCondition)]);

    public IReadOnlyList<string> FieldsOutside(IReadOnlyCollection<string> known) =>
    [
        .. _conditions.Select(condition => condition.Field)
            .Where(field => !known.Contains(field, StringComparer.Ordinal)),
    ];

    /// <summary>
    /// Returns true if an event matches the filter. An event without a readable record always matches, because its fields cannot be checked.
    /// </summary>
    public bool Matches(StoredEvent stored) =>
        _conditions.Count == 0
        || stored.Content.Record is not { ValueKind: JsonValueKind.Object } record
        || _conditions.Any(condition =>
            record.TryGetProperty(condition.Field, out var value) && TextOf(value) == condition.Value);

    private static (string Field, string Value) ParseCondition(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return (text, "");
        var value = text[(equals + 1)..];
        var quoted = value.Length >= 2 && value[0] == '\'' && value[^1] == '\'';
        return (text[..equals], quoted ? value[1..^1] : value);
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
