namespace TypedStreaming.Bayeux;

/// <summary>Reads JSON numbers that have a fraction or an exponent, although their value is a whole number, such as <c>123.0</c> and <c>1.23e2</c>.</summary>
internal static class WholeNumber
{
    /// <summary>The largest power of ten in <see cref="long"/>.</summary>
    private const int MaxPower = 18;

    /// <summary>A limit for exponents. It is far beyond the number of digits that a message can contain.</summary>
    private const long MaxExponent = 1L << 40;

    /// <summary>
    /// Returns the value of a number, or null if the value is negative, is not a whole number, or does not fit into <see cref="long"/>. The result is
    /// exact for any number of digits.
    /// </summary>
    /// <param name="number">The number, which must be valid JSON.</param>
    public static long? Of(ReadOnlySpan<byte> number)
    {
        var exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        var digits = exponentAt < 0 ? number : number[..exponentAt];
        var power = exponentAt < 0 ? 0 : ExponentOf(number[(exponentAt + 1)..]);
        if (digits.IndexOf((byte)'.') is >= 0 and var point) power -= digits.Length - point - 1;
        ulong value = 0;
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            if (digits[at] is not (>= (byte)'0' and <= (byte)'9' and var digit)) continue;
            if (digit != '0' && power is < 0 or > MaxPower) return null;
            if (digit != '0') value += (ulong)(digit - '0') * PowerOfTen(power);
            power++;
        }

        var isNegative = digits is [(byte)'-', ..] && value > 0;
        return isNegative || value > long.MaxValue ? null : (long)value;
    }

    private static long ExponentOf(ReadOnlySpan<byte> text)
    {
        var exponent = 0L;
        foreach (var next in text)
        {
            if (next is >= (byte)'0' and <= (byte)'9') exponent = Math.Min(MaxExponent, (exponent * 10) + (next - '0'));
        }

        return text is [(byte)'-', ..] ? -exponent : exponent;
    }

    private static ulong PowerOfTen(long power)
    {
        var value = 1UL;
        for (; power > 0; power--) value *= 10;
        return value;
    }
}
