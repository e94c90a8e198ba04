using System.Numerics;
using System.Runtime.Intrinsics;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Finds the end of a JSON object by counting its braces, without reading its members. It does not validate the JSON. It finds the same end as
/// <see cref="MessageScanner"/>.
/// </summary>
internal static class ObjectText
{
    /// <summary>
    /// Returns the length of the object at the start of the JSON text, or -1 if the text does not contain the end of the object.
    /// </summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        var scan = default(Scan);
        var at = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; text.Length - at >= BitBlock.Size; at += BitBlock.Size)
            {
                if (scan.EndInBlock(text.Slice(at, BitBlock.Size)) is >= 0 and var end) return at + end + 1;
            }
        }

        return scan.EndInRest(text[at..]) is >= 0 and var last ? at + last + 1 : -1;
    }

    private struct Scan
    {
        private int _depth;
        private bool _isInString;
        private bool _isEscaped;

        /// <summary>Returns the position in this block of bytes at which the JSON object ends, or -1.</summary>
        public int EndInBlock(ReadOnlySpan<byte> block)
        {
            var quotes = BitBlock.WhereIs((byte)'"', block) & ~BitBlock.Escaped(BitBlock.WhereIs((byte)'\\', block), ref _isEscaped);
            var inStrings = BitBlock.InStrings(quotes, ref _isInString);
            var opening = BitBlock.WhereIs((byte)'{', block) & ~inStrings;
            var closing = BitBlock.WhereIs((byte)'}', block) & ~inStrings;
            var closed = BitOperations.PopCount(closing);
            if (_depth <= closed) return Walk(opening, closing);
            _depth += BitOperations.PopCount(opening) - closed;
            return -1;
        }

        /// <summary>Returns the position at which the JSON object ends, or -1, by checking each of the remaining bytes.</summary>
        public int EndInRest(ReadOnlySpan<byte> rest)
        {
            for (var at = 0; at < rest.Length; at++)
            {
                if (IsEnd(rest[at])) return at;
            }

            return -1;
        }

        private int Walk(ulong opening, ulong closing)
        {
            for (var braces = opening | closing; braces != 0; braces &= braces - 1)
            {
                var at = BitOperations.TrailingZeroCount(braces);
                if (((opening >> at) & 1) != 0) _depth++;
                else if (--_depth == 0) return at;
            }

            return -1;
        }

        private bool IsEnd(byte next)
        {
            var isEscaped = _isEscaped;
            _isEscaped = next == (byte)'\\' && !isEscaped;
            if (next == (byte)'"' && !isEscaped) _isInString = !_isInString;
            else if (_isInString) return false;
            else if (next == (byte)'{') _depth++;
            else if (next == (byte)'}') return --_depth == 0;
            return false;
        }
    }
}
