using System.Buffers;

namespace TypedStreaming.Benchmarks.Decoding.Scanning;

/// <summary>Finds the ends of messages by the vectorised searches of the framework, from one quote or brace to the next.</summary>
internal static class SearchingScanner
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}"u8);

    /// <returns>The end of the last complete message.</returns>
    public static int Scan(ReadOnlySpan<byte> window)
    {
        var (complete, depth, at) = (0, 0, 0);
        while (window[at..].IndexOfAny(Structure) is >= 0 and var found)
        {
            at += found + 1;
            switch (window[at - 1])
            {
                case (byte)'{': depth++; break;
                case (byte)'}': complete = --depth == 0 ? at : complete; break;
                default: at = EndOfString(window, at); break;
            }
        }

        return complete;
    }

    private static int EndOfString(ReadOnlySpan<byte> window, int at)
    {
        while (window[at..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var found)
        {
            at += found;
            if (window[at] == (byte)'"') return at + 1;
            at += 2;
        }

        return window.Length;
    }
}
