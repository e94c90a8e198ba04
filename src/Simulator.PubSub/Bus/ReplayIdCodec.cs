using System.Buffers.Binary;
using Google.Protobuf;

namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>Converts between the replay ids of the org, which are numbers, and the bytes that are sent over gRPC.</summary>
internal sealed class ReplayIdCodec(ReplayIdForm form, ulong key)
{
    private const int NumberLength = 8;
    private const int NumberedLength = 10;
    private const int OpaqueLength = 9;

    // Odd, so that the multiplication can be reversed.
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private static readonly ulong Inverse = InverseOf(Factor);

    public ByteString Encode(long id)
    {
        var bytes = new byte[form == ReplayIdForm.Numbered ? NumberedLength : OpaqueLength];
        if (form == ReplayIdForm.Numbered)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, unchecked((ulong)id * Factor) ^ key);
            bytes[NumberLength] = Check(bytes);
        }

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    /// <summary>Returns the number that an id represents, or null if the bytes are not a valid id.</summary>
    public long? Decode(ByteString id)
    {
        var bytes = id.Span;
        if (form == ReplayIdForm.Opaque)
        {
            return bytes.Length == OpaqueLength && bytes[NumberLength] == Check(bytes)
                ? unchecked((long)((BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ key) * Inverse))
                : null;
        }

        var hasForm = bytes.Length == NumberLength || (bytes.Length == NumberedLength && !bytes[NumberLength..].ContainsAnyExcept((byte)0));
        return hasForm ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;
    }

    private static byte Check(ReadOnlySpan<byte> bytes)
    {
        byte check = 0x5A;
        foreach (var value in bytes[..NumberLength]) check = unchecked((byte)((check * 31) + value));
        return check;
    }

    // Newton's method: each step doubles the number of right bits.
    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd;
        for (var bits = 3; bits < 64; bits *= 2) inverse = unchecked(inverse * (2 - (odd * inverse)));
        return inverse;
    }
}
