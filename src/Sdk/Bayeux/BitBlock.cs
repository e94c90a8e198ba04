using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedStreaming.Bayeux;

/// <summary>A block of 64 bytes as bits: one for each byte that is what is looked for.</summary>
internal static class BitBlock
{
    /// <summary>How many bytes a block has.</summary>
    public const int Size = 64;

    /// <summary>The bytes that are the one sought.</summary>
    public static ulong WhereIs(byte sought, ReadOnlySpan<byte> block)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.Create(block), Vector512.Create(sought)).ExtractMostSignificantBits();
        return Vector256.IsHardwareAccelerated
            ? In32(sought, block) | ((ulong)In32(sought, block[32..]) << 32)
            : In16(sought, block) | ((ulong)In16(sought, block[16..]) << 16)
                | ((ulong)In16(sought, block[32..]) << 32) | ((ulong)In16(sought, block[48..]) << 48);
    }

    /// <summary>The bytes that a backslash stands before, unless it is escaped itself.</summary>
    /// <param name="backslashes">The backslashes of the block.</param>
    /// <param name="isEscaped">Whether the first byte of the block is escaped by the block before; then the same of the next block.</param>
    public static ulong Escaped(ulong backslashes, ref bool isEscaped)
    {
        var escaped = isEscaped ? 1UL : 0;
        backslashes &= ~escaped;
        isEscaped = false;
        while (backslashes != 0)
        {
            var next = (backslashes & (0 - backslashes)) << 1;
            isEscaped = next == 0; // The last byte of the block: it escapes the first one of the next.
            escaped |= next;
            backslashes &= (backslashes - 1) & ~next;
        }

        return escaped;
    }

    /// <summary>The bytes from an opening quote up to the closing one, which is outside.</summary>
    /// <param name="quotes">The quotes that are not escaped.</param>
    /// <param name="isInString">Whether the block begins in a string; then the same of the next block.</param>
    public static ulong InStrings(ulong quotes, ref bool isInString)
    {
        // The string that began in an earlier block turns all around.
        var inStrings = Parities(quotes) ^ (isInString ? ulong.MaxValue : 0);
        isInString = (inStrings >> (Size - 1)) != 0;
        return inStrings;
    }

    /// <summary>For each bit, whether the number of ones from the first bit to it is odd.</summary>
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
