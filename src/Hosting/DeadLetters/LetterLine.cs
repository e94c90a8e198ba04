using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>Converts a dead letter to one line of JSON, and back.</summary>
internal static class LetterLine
{
    /// <summary>
    /// The JSON options that keep quotation marks and non-ASCII letters readable. These options are safe, because the lines are never embedded in a
    /// web page.
    /// </summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(DeadLetter letter)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("failedAt", letter.FailedAt);
            WriteIfSet(json, "client", letter.ClientName);
            WriteIfSet(json, "organization", letter.OrganizationId);
            json.WriteString("event", letter.EventType);
            json.WriteString("consumer", letter.Consumer);
            json.WriteNumber("attempts", letter.Attempts);
            json.WriteString("cause", letter.Cause);
            WritePartition(json, letter.Partition);
            WriteMetadata(json, letter.Metadata);
            if (Utf8.IsValid(letter.Body.Span)) json.WriteString("body", letter.Body.Span);
            else json.WriteBase64String("bodyBase64", letter.Body.Span);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <returns>The letter, or null if the line is not a valid letter, for example after a crash in the middle of a write.</returns>
    public static DeadLetter? TryRead(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static DeadLetter Read(JsonElement json)
    {
        var body = json.TryGetProperty("bodyBase64", out var base64) ? base64.GetBytesFromBase64() : Encoding.UTF8.GetBytes(json.GetProperty("body").GetString()!);
        var partition = PartitionOf(json);
        return new DeadLetter
        {
            FailedAt = json.GetProperty("failedAt").GetDateTimeOffset(),
            ClientName = TextOf(json, "client"),
            OrganizationId = TextOf(json, "organization"),
            EventType = json.GetProperty("event").GetString()!,
            Consumer = json.GetProperty("consumer").GetString()!,
            Attempts = json.GetProperty("attempts").GetInt32(),
            Cause = json.GetProperty("cause").GetString()!,
            Partition = partition,
            Metadata = MetadataOf(json.GetProperty("metadata"), body, partition),
            Body = body,
        };
    }

    private static void WriteMetadata(Utf8JsonWriter json, EventMetadata metadata)
    {
        json.WriteStartObject("metadata");
        json.WriteString("channel", metadata.Channel);
        if (metadata.ReplayId is { } id) json.WriteNumber("replayId", id);
        WriteIfSet(json, "opaqueId", metadata.OpaqueId?.ToString());
        if (metadata.CreatedDate is { } created) json.WriteString("createdDate", created);
        WriteIfSet(json, "type", metadata.Type);
        if (metadata.EventUuid is { } uuid) json.WriteString("eventUuid", uuid);
        WriteIfSet(json, "eventApiName", metadata.EventApiName);
        WriteIfSet(json, "schemaId", metadata.SchemaId);
        json.WriteEndObject();
    }

    private static EventMetadata MetadataOf(JsonElement json, byte[] body, EventPartition? partition) => new()
    {
        Channel = json.GetProperty("channel").GetString()!,
        ReplayId = json.TryGetProperty("replayId", out var id) ? id.GetInt64() : null,
        OpaqueId = TextOf(json, "opaqueId") is { } opaque ? OpaqueReplayId.FromHex(opaque) : null,
        CreatedDate = json.TryGetProperty("createdDate", out var created) ? created.GetDateTimeOffset() : null,
        Type = TextOf(json, "type"),
        EventUuid = json.TryGetProperty("eventUuid", out var uuid) ? uuid.GetGuid() : null,
        EventApiName = TextOf(json, "eventApiName"),
        SchemaId = TextOf(json, "schemaId"),
        Change = ChangeHeaderFinder.Find(body) is { } change ? partition?.Narrow(change) ?? change : null,
    };

    private static void WritePartition(Utf8JsonWriter json, EventPartition? partition)
    {
        if (partition is null) return;
        json.WriteNumber("partition", partition.Number);
        json.WriteNumber("partitions", partition.Count);
    }

    /// <exception cref="FormatException">The numbers are not those of a partition.</exception>
    private static EventPartition? PartitionOf(JsonElement json)
    {
        if (!json.TryGetProperty("partition", out var number)) return null;
        var (own, count) = (number.GetInt32(), json.GetProperty("partitions").GetInt32());
        return own >= 0 && own < count ? new EventPartition(own, count) : throw new FormatException($"The partition number {own} is not valid: the stream has {count} partitions.");
    }

    private static void WriteIfSet(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
