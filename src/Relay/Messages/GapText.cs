using System.Buffers;
using System.Text.Json;

namespace TypedStreaming.Relay.Messages;

/// <summary>Converts a gap (a part of a channel in which events may be missing) to JSON for the body of a message, and back.</summary>
internal static class GapText
{
    /// <summary>The value of the attribute <c>type</c> in a message that reports a gap.</summary>
    public const string Type = "com.salesforce.gap";

    public static byte[] Write(Gap gap)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("cause", gap.Cause.ToString());
            json.WriteString("channel", gap.Channel);
            if (gap.From is { } from) json.WriteString("from", from);
            if (gap.To is { } to) json.WriteString("to", to);
            if (gap.AfterReplayId is { } id) json.WriteNumber("afterReplayId", id);
            if (gap.EntityName is { } entity) json.WriteString("entityName", entity);
            json.WriteStartArray("recordIds");
            foreach (var record in gap.RecordIds) json.WriteStringValue(record);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The text is not a gap.</exception>
    public static Gap Read(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new JsonException($"The text is not a valid JSON description of a gap: {e.Message}", e);
        }
    }

    private static Gap Read(JsonElement json) => new()
    {
        Cause = Enum.TryParse<GapCause>(json.GetProperty("cause").GetString(), out var cause) && Enum.IsDefined(cause)
            ? cause
            : throw new JsonException("The gap has a cause that is unknown to this version of the package."),
        Channel = json.GetProperty("channel").GetString() ?? throw new JsonException("The gap has no channel."),
        From = json.TryGetProperty("from", out var from) ? from.GetDateTimeOffset() : null,
        To = json.TryGetProperty("to", out var to) ? to.GetDateTimeOffset() : null,
        AfterReplayId = json.TryGetProperty("afterReplayId", out var id) ? id.GetInt64() : null,
        EntityName = json.TryGetProperty("entityName", out var entity) ? entity.GetString() : null,
        RecordIds = [.. json.GetProperty("recordIds").EnumerateArray().Select(static record => record.GetString() ?? "")],
    };
}
