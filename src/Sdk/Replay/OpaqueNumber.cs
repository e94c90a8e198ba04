using System.Buffers.Binary;

namespace TypedStreaming.Replay;

/// <summary>
/// Converts the replay ids of CometD, which are numbers, to the usual form of the replay ids of the Pub/Sub API, and back. This form consists of the
/// number in eight bytes, with the most significant byte first, and two zero bytes. The form was observed, and Salesforce does not guarantee it.
/// </summary>
internal static class OpaqueNumber
{
    private const int UsualLength = 10;

    /// <summary>Returns the number in an opaque id, or null if the id has another form.</summary>
    public static long? Of(OpaqueReplayId id)
    {
        if (id.Bytes.Length != UsualLength || id.Bytes[sizeof(long)..].ContainsAnyExcept((byte)0)) return null;
        return BinaryPrimitives.ReadInt64BigEndian(id.Bytes) is >= 0 and var number ? number : null;
    }

    /// <summary>Returns the opaque id in its usual form for a number.</summary>
    public static OpaqueReplayId ToOpaque(long number)
    {
        Span<byte> bytes = stackalloc byte[UsualLength];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return new OpaqueReplayId(bytes);
    }
}
