using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedStreaming.Bayeux;

/// <summary>Converts a block of 64 bytes to 64 bits, one for each byte. A bit is 1 if its byte meets a condition.</summary>
internal static class BitBlock
{
    /// <summary>The number of bytes in a block.</summary>
    public const int Size = 64;

    /// <summary>Returns 64 bits, one for each byte. A bit is 1 if its byte has the given value.</summary>
    public static ulong WhereIs(byte sought, ReadOnlySpan<byte> block)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.Create(block), Vector512.Create(sought)).ExtractMostSignificantBits();
        return Vector256.IsHardwareAccelerated
            ? In32(sought, block) | ((ulong)In32(sought, block[32..]) << 32)
            : In16(sought, block) | ((ulong)In16(sought, block[16..]) << 16)
                | ((ulong)In16(sought, block[32..]) << 32) | ((ulong)In16(sought, block[48..]) << 48);
    }

    /// <summary>Returns 64 bits, one for each byte. A bit is 1 if its byte is escaped by a backslash.</summary>
    /// <param name="backslashes">The backslashes of the block.</param>
    /// <param name="isEscaped">True if the first byte of the block is escaped by the end of the previous block; on return, the same
    /// information for the next block.</param>
    public static ulong Escaped(ulong backslashes, ref bool isEscaped)
    {
        var escaped = isEscaped ? 1UL : 0;
        backslashes &= ~escaped;
        isEscaped = false;
        while (backslashes != 0)
        {
            var next = (backslashes & (0 - backslashes)) << 1;
            isEscaped = next == 0; // The last byte of the block escapes the first one of the next block.
            escaped |= next;
            backslashes &= (backslashes - 1) & ~next;
        }

        return escaped;
    }

    /// <summary>
    /// Returns 64 bits, one for each byte. A bit is 1 if its byte belongs to a JSON string, from the opening quote to the byte before the closing
    /// quote.
    /// </summary>
    /// <param name="quotes">The quotes that are not escaped.</param>
    /// <param name="isInString">True if the block begins in a string; on return, the same information for the next block.</param>
    public static ulong InStrings(ulong quotes, ref bool isInString)
    {
        // A string that began in an earlier block inverts all bits.
        var inStrings = Parities(quotes) ^ (isInString ? ulong.MaxValue : 0);
        isInString = (inStrings >> (Size - 1)) != 0;
        return inStrings;
    }

    /// <summary>Returns 64 bits. Each bit is 1 if the given bits, up to and including the same position, contain an odd number of ones.</summary>
    public static ulong Parities(ulong bits) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar()
        : ParitiesByShifts(bits);

    public static ulong ParitiesByShifts(ulong bits)
    {
        for (var distance = 1; distance < Size; distance <<= 1) bits ^= bits << distance;
        return bits;
    }

    private static uint In32(byte sought, ReadOnlySpan<byte> bytes) =>
        Vector256.Equals(Vector256.Create(bytes), Vector256.Create(sought)).ExtractMostSignificantBits();

    private static uint In16(byte sought, ReadOnlySpan<byte> bytes) =>
        Vector128.Equals(Vector128.Create(bytes), Vector128.Create(sought)).ExtractMostSignificantBits();
}
