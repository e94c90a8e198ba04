using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Scans blocks of 64 bytes: one bit per byte says whether it is a quote, a backslash or a brace, and the bits are combined. The result is
/// the same as that of the scan byte by byte, in about a tenth of the time.
/// </summary>
internal partial struct MessageScanner
{
    private const int BlockSize = 64;

    private void ScanBlocks(ReadOnlySpan<byte> window)
    {
        for (; window.Length - _scanned >= BlockSize; _scanned += BlockSize) ScanBlock(window.Slice(_scanned, BlockSize));
    }

    private void ScanBlock(ReadOnlySpan<byte> block)
    {
        var quotes = WhereIs((byte)'"', block) & ~Escaped(WhereIs((byte)'\\', block));
        // From an opening quote up to the closing one, which is outside: the string that began in an earlier block turns all around.
        var inStrings = Parities(quotes) ^ (_isInString ? ulong.MaxValue : 0);
        _isInString = (inStrings >> (BlockSize - 1)) != 0;
        var opening = WhereIs((byte)'{', block) & ~inStrings;
        var closing = WhereIs((byte)'}', block) & ~inStrings;
        var closed = BitOperations.PopCount(closing);
        // If no message can begin or end here, only the numbers of braces count.
        if (_depth > closed) _depth += BitOperations.PopCount(opening) - closed;
        else WalkBraces(opening, closing);
    }

    private void WalkBraces(ulong opening, ulong closing)
    {
        for (var braces = opening | closing; braces != 0; braces &= braces - 1)
        {
            var at = BitOperations.TrailingZeroCount(braces);
            if (((opening >> at) & 1) != 0) Open(_scanned + at);
            else Close();
        }
    }

    /// <summary>The bytes that a backslash stands before, unless it is escaped itself.</summary>
    private ulong Escaped(ulong backslashes)
    {
        var escaped = _isEscaped ? 1UL : 0;
        backslashes &= ~escaped;
        _isEscaped = false;
        while (backslashes != 0)
        {
            var next = (backslashes & (0 - backslashes)) << 1;
            _isEscaped = next == 0; // The last byte of the block: it escapes the first one of the next.
            escaped |= next;
            backslashes &= (backslashes - 1) & ~next;
        }

        return escaped;
    }

    /// <summary>For each bit, whether the number of ones from the first bit to it is odd.</summary>
    internal static ulong Parities(ulong bits) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar()
        : ParitiesByShifts(bits);

    internal static ulong ParitiesByShifts(ulong bits)
    {
        for (var distance = 1; distance < BlockSize; distance <<= 1) bits ^= bits << distance;
        return bits;
    }

    private static ulong WhereIs(byte sought, ReadOnlySpan<byte> block)
    {
        if (Vector512.IsHardwareAccelerated) return Vector512.Equals(Vector512.Create(block), Vector512.Create(sought)).ExtractMostSignificantBits();
        return Vector256.IsHardwareAccelerated
            ? WhereIsIn32(sought, block) | ((ulong)WhereIsIn32(sought, block[32..]) << 32)
            : WhereIsIn16(sought, block) | ((ulong)WhereIsIn16(sought, block[16..]) << 16)
                | ((ulong)WhereIsIn16(sought, block[32..]) << 32) | ((ulong)WhereIsIn16(sought, block[48..]) << 48);
    }

    private static uint WhereIsIn32(byte sought, ReadOnlySpan<byte> bytes) =>
        Vector256.Equals(Vector256.Create(bytes), Vector256.Create(sought)).ExtractMostSignificantBits();

    private static uint WhereIsIn16(byte sought, ReadOnlySpan<byte> bytes) =>
        Vector128.Equals(Vector128.Create(bytes), Vector128.Create(sought)).ExtractMostSignificantBits();
}
