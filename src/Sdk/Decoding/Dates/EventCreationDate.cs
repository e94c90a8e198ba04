using System.Text.Json;

namespace TypedStreaming.Decoding.Dates;

/// <summary>
/// Reads the date of a platform or change event from its data, because the envelope of such an event does not contain the date.
/// </summary>
internal static class EventCreationDate
{
    /// <summary>The last millisecond of the year 9999, the end of the range of .NET dates.</summary>
    private const long LastMillisecond = 253402300799999;

    /// <summary>Reads the <c>CreatedDate</c> in the data of a platform event.</summary>
    public static DateTimeOffset? OfPlatformEvent(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload, EventDecoder.Options);
        try
        {
            return Find(ref reader, "CreatedDate"u8) && DateParser.TryRead(ref reader, out var date) ? date : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // A date must never make an event fail. The typed reader reports the defect.
        }
    }

    /// <summary>Reads the <c>commitTimestamp</c> in the header of a change event, in milliseconds.</summary>
    public static DateTimeOffset? OfChangeEvent(ReadOnlySpan<byte> header)
    {
        var reader = new Utf8JsonReader(header, EventDecoder.Options);
        try
        {
            if (header.IsEmpty || !Find(ref reader, "commitTimestamp"u8) || reader.TokenType != JsonTokenType.Number) return null;
            return reader.TryGetInt64(out var milliseconds) && milliseconds is >= 0 and <= LastMillisecond
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // As above.
        }
    }

    /// <summary>Moves the reader to the value of a member in the outermost object.</summary>
    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found) return true;
            reader.Skip();
        }

        return false;
    }
}
