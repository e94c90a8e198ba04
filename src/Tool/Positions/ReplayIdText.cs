using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace TypedStreaming.Tool.Positions;

/// <summary>
/// Writes and reads replay ids. Ids of the Pub/Sub API are bytes. An id in the usual form (a number in eight bytes, followed by two zero bytes)
/// is written as this number, which is the id over CometD. Any other id is written as hexadecimal digits after <c>0x</c>. Each text stands for
/// exactly one id.
/// </summary>
internal static class ReplayIdText
{
    /// <summary>A description of the two forms, for messages.</summary>
    public const string Forms = "a number, or 0x and hexadecimal digits";

    private const string Prefix = "0x";
    private const int NumberLength = sizeof(long);
    private const int UsualLength = 10;

    public static string Of(OpaqueReplayId id) => NumberIn(id)?.ToString(CultureInfo.InvariantCulture) ?? Prefix + id;

    /// <summary>Returns the text of an id of either transport, or null if there is no id.</summary>
    public static string? Of(long? number, OpaqueReplayId? id) => id is null ? number?.ToString(CultureInfo.InvariantCulture) : Of(id);

    /// <summary>Writes an id of either transport as a number or a string. If there is no id, nothing is written.</summary>
    public static void Write(Utf8JsonWriter writer, string name, long? number, OpaqueReplayId? id)
    {
        if (id is not null && NumberIn(id) is null) writer.WriteString(name, Of(id));
        else if ((id is null ? number : NumberIn(id)) is { } value) writer.WriteNumber(name, value);
    }

    /// <summary>Parses an id of the Pub/Sub API; returns null if the text is not a valid id.</summary>
    public static OpaqueReplayId? Parse(string text)
    {
        if (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return FromHex(text[Prefix.Length..]);

        // A text that begins with 0 is probably the hexadecimal form without its prefix.
        if (text.StartsWith('0') && text.Length > 1) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        Span<byte> bytes = stackalloc byte[UsualLength];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return new OpaqueReplayId(bytes);
    }

    private static OpaqueReplayId? FromHex(string hex)
    {
        try
        {
            return OpaqueReplayId.FromHex(hex);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static long? NumberIn(OpaqueReplayId id) =>
        id.Bytes is { Length: UsualLength } bytes && !bytes[NumberLength..].ContainsAnyExcept((byte)0) && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var number ? number : null;
}
