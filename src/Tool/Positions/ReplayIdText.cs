using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace TypedStreaming.Tool.Positions;

/// <summary>
/// Converts replay ids to text and back. In the Pub/Sub API, an id is a sequence of bytes. An id in the usual form (a number in eight bytes,
/// followed by two zero bytes) is written as this number, which is also the id that CometD uses. Any other id is written as <c>0x</c> and
/// hexadecimal digits. Each text represents exactly one id.
/// </summary>
internal static class ReplayIdText
{
    /// <summary>A description of the two text forms of a replay id, for messages.</summary>
    public const string Forms = "a number, or 0x and hexadecimal digits";

    private const string Prefix = "0x";
    private const int NumberLength = sizeof(long);
    private const int UsualLength = 10;

    public static string Of(OpaqueReplayId id) => NumberIn(id)?.ToString(CultureInfo.InvariantCulture) ?? Prefix + id;

    /// <summary>Returns a replay id from either transport as text, or null if there is no id.</summary>
    public static string? Of(long? number, OpaqueReplayId? id) => id is null ? number?.ToString(CultureInfo.InvariantCulture) : Of(id);

    /// <summary>Writes a replay id from either transport as a JSON number or string. If there is no id, nothing is written.</summary>
    public static void Write(Utf8JsonWriter writer, string name, long? number, OpaqueReplayId? id)
    {
        if (id is not null && NumberIn(id) is null) writer.WriteString(name, Of(id));
        else if ((id is null ? number : NumberIn(id)) is { } value) writer.WriteNumber(name, value);
    }

    /// <summary>Parses a replay id for the Pub/Sub API; returns null if the text is not a valid id.</summary>
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
