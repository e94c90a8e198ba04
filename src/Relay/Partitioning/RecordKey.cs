using System.Text.Json;
using TypedStreaming.Hosting;

namespace TypedStreaming.Relay.Partitioning;

/// <summary>Reads the key of a PushTopic event: the id of its record.</summary>
internal static class RecordKey
{
    /// <returns>The key, or null if the event is of another kind, or its query does not select the id.</returns>
    public static string? Of(EventMessage message)
    {
        if (message.Kind != EventKind.PushTopic) return null;
        var reader = new Utf8JsonReader(message.Body.Span);
        reader.Read();
        return MovesTo(ref reader, "data"u8) && MovesTo(ref reader, "sobject"u8) && MovesTo(ref reader, "Id"u8) && reader.TokenType == JsonTokenType.String
            && reader.GetString() is { Length: > 0 } id
            ? EventPartition.KeyOf(id)
            : null;
    }

    /// <summary>Moves the JSON reader from the start of an object to the value of one of its members.</summary>
    private static bool MovesTo(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound) return true;
            reader.Skip();
        }

        return false;
    }
}
