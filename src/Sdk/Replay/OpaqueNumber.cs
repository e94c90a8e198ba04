using System.Buffers.Binary;

namespace TypedStreaming.Replay;

/// <summary>
/// Converts numeric CometD replay ids to the usual form of Pub/Sub API replay ids, and back. In the usual form, a replay id is the number in eight
/// bytes, with the most significant byte first, followed by two zero bytes. This form has been observed, but Salesforce does not guarantee it.
/// </summary>
internal static class OpaqueNumber
{
    private const int UsualLength = 10;

    /// <summary>Returns the number that an opaque id contains, or null if the id does not have the usual form.</summary>
    public static long? Of(OpaqueReplayId id)
    {
        if (id.Bytes.Length != UsualLength || id.Bytes[sizeof(long)..].ContainsAnyExcept((byte)0)) return null;
        return BinaryPrimitives.ReadInt64BigEndian(id.Bytes) is >= 0 and var number ? number : null;
    }

    /// <summary>Returns the opaque id for a number, in the usual form.</summary>
    public static OpaqueReplayId ToOpaque(long number)
    {
        Span<byte> bytes = stackalloc byte[UsualLength];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return new OpaqueReplayId(bytes);
    }
}
