using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Events;

namespace TypedStreaming.Decoding;

/// <summary>
/// Reads the header of a change event. It skips unknown members. Only the object and the type of change are required, because without them
/// the event has no meaning.
/// </summary>
internal static class ChangeEventHeaderReader
{
    /// <summary>Reads the header of an event. Returns false if the header is missing or cannot be read. This method never throws.</summary>
    public static bool TryRead(in EventFrame frame, [NotNullWhen(true)] out ChangeEventHeader? header)
    {
        header = null;
        try
        {
            var reader = new Utf8JsonReader(frame.ChangeHeader, EventDecoder.Options);
            if (reader.Read()) header = Read(ref reader);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false; // The caller that needs the header reads it again, and reports the place of the failure.
        }

        return header is not null;
    }

    /// <summary>
    /// Returns true if an event is a gap event, which must never be read as data. This method allocates nothing and never throws.
    /// </summary>
    /// <param name="header">The header of the event, or an empty text.</param>
    public static bool IsGap(ReadOnlySpan<byte> header)
    {
        try
        {
            var reader = new Utf8JsonReader(header, EventDecoder.Options);
            return !header.IsEmpty
                && TryFind(ref reader, "changeType"u8)
                && reader.TokenType == JsonTokenType.String
                && (reader.ValueIsEscaped ? ChangeTypes.IsGap(reader.GetString()!) : ChangeTypes.IsGap(reader.ValueSpan));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false; // The typed reader will fail as well, and reports the place of the failure.
        }
    }

    public static JsonException Gap() => new("the server sent a gap event, which has no data, in place of the change");

    /// <exception cref="JsonException">A part of the header has the wrong type, or the object or the type of change is missing.</exception>
    public static ChangeEventHeader Read(ref Utf8JsonReader reader)
    {
        EventJson.ExpectObject(ref reader);
        var values = default(ChangeEventHeaderValues);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) values.ReadMember(ref reader);
        return values.ToHeader();
    }

    /// <summary>Reads the start of an object, and moves the reader to the value of the member with the given name.</summary>
    private static bool TryFind(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
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
