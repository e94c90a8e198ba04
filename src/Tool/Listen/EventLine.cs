using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Positions;

namespace TypedStreaming.Tool.Listen;

/// <summary>Converts a delivery to one line: readable text for a person, or JSON for a script.</summary>
internal static class EventLine
{
    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // Readable characters stay; what is dangerous for a terminal is escaped by TerminalText.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Delivery<EventMessage> delivery) => Readably(delivery, TextOf);

    /// <summary>
    /// Returns a delivery as JSON that contains only ASCII characters. Other characters are escaped, so that the line is safe for a terminal.
    /// </summary>
    public static string JsonOf(Delivery<EventMessage> delivery) => Readably(delivery, JsonOf);

    /// <summary>Writes a delivery with its data, or with the reason why the data cannot be read or copied.</summary>
    private static string Readably(Delivery<EventMessage> delivery, Func<Delivery<EventMessage>, string?, string> write)
    {
        if (!delivery.TryGetEvent(out _)) return write(delivery, delivery.Error is { } error ? ErrorText.Of(error) : "");
        try
        {
            return write(delivery, null);
        }
        catch (Exception e) when (ForeignJson.IsUnreadable(e))
        {
            return write(delivery, ForeignJson.ReasonOf(e) + ".");
        }
    }

    private static string TextOf(Delivery<EventMessage> delivery, string? error)
    {
        string?[] parts =
        [
            delivery.CreatedDate?.ToString(DateForm, CultureInfo.InvariantCulture),
            delivery.Channel,
            ReplayIdText.Of(delivery.ReplayId, delivery.OpaqueId) is { } id ? $"#{id}" : null,
            delivery.Type,
            delivery.Change is { } change ? $"{change.ChangeTypeName} {change.EntityName} {string.Join(',', change.RecordIds)}".TrimEnd() : null,
            error is null && delivery.TryGetEvent(out var message) ? Fields(message) : $"cannot be read: {error}",
        ];
        return TerminalText.Of(string.Join("  ", parts.Where(static part => part is not null)));
    }

    private static string JsonOf(Delivery<EventMessage> delivery, string? error) => Json(
        default,
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("channel", delivery.Channel);
            ReplayIdText.Write(writer, "replayId", delivery.ReplayId, delivery.OpaqueId);
            if (delivery.CreatedDate is { } date) writer.WriteString("createdDate", date.ToString(DateForm, CultureInfo.InvariantCulture));
            if (delivery.Gap is { } gap) WriteGap(writer, gap);
            if (error is null && delivery.TryGetEvent(out var message)) EventBody.WriteData(writer, message);
            else writer.WriteString("error", error);
            writer.WriteEndObject();
        });

    private static string Fields(EventMessage message) => Json(Readable, writer => EventBody.WriteFields(writer, message));

    private static void WriteGap(Utf8JsonWriter writer, Gap gap)
    {
        writer.WriteStartObject("gap");
        writer.WriteString("cause", gap.Cause.ToString());
        if (gap.From is { } from) writer.WriteString("from", from.ToString(DateForm, CultureInfo.InvariantCulture));
        if (gap.To is { } to) writer.WriteString("to", to.ToString(DateForm, CultureInfo.InvariantCulture));
        ReplayIdText.Write(writer, "afterReplayId", gap.AfterReplayId, gap.AfterOpaqueId);
        writer.WriteEndObject();
    }

    private static string Json(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, options)) write(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
