using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedStreaming.Tool.Positions;

/// <summary>Writes positions as text for a person or as JSON for a script.</summary>
internal static class PositionText
{
    /// <summary>
    /// Returns the replay id of a position in the form of <see cref="ReplayIdText"/>, or the time of a position that has no replay id (an anchor).
    /// </summary>
    public static string Of(ReplayPosition? position) => position switch
    {
        null => "none",
        _ => ReplayIdText.Of(position.ReplayId, position.OpaqueId) ?? $"after {Date(position.At)}",
    };

    public static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string JsonOf(StoredPosition stored, string holder) => Json(writer =>
    {
        WriteKey(writer, stored.Key);
        WriteId(writer, "position", stored.Position);
        if (stored.Position is { } position) writer.WriteString("at", Date(position.At));
        writer.WriteString("ownerHost", stored.OwnerHost);
        writer.WriteNumber("ownerProcess", stored.OwnerProcess);
        writer.WriteString("takenAt", Date(stored.TakenAt));
        writer.WriteString("owner", holder);
    });

    /// <summary>Returns a description of a change to a position, as JSON.</summary>
    public static string JsonOf(ReplayKey key, ReplayPosition? old, ReplayPosition? now) => Json(writer =>
    {
        WriteKey(writer, key);
        WriteId(writer, "old", old);
        WriteId(writer, "new", now);
    });

    private static void WriteKey(Utf8JsonWriter writer, ReplayKey key)
    {
        writer.WriteString("org", key.OrganizationId);
        writer.WriteString("channel", key.Channel);
        writer.WriteString("name", key.Consumer);
        writer.WriteString("transport", key.Transport);
    }

    private static void WriteId(Utf8JsonWriter writer, string name, ReplayPosition? position)
    {
        if (position is null) writer.WriteNull(name);
        else if (position is { ReplayId: null, OpaqueId: null }) writer.WriteString(name, Of(position));
        else ReplayIdText.Write(writer, name, position.ReplayId, position.OpaqueId);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
