using System.Globalization;

namespace TypedStreaming.Decoding;

/// <summary>Checks the digits of a JSON number in its text form, because conversion to a decimal could round them.</summary>
internal static class WrittenNumber
{
    /// <summary>Returns true if a JSON number has no fraction. Any number of digits and any exponent is allowed.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> number)
    {
        var mark = number.IndexOfAny((byte)'e', (byte)'E');
        var digits = mark < 0 ? number : number[..mark];
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = (point < 0 ? [] : digits[(point + 1)..]).TrimEnd((byte)'0');
        if (fraction.IsEmpty && whole.TrimStart((byte)'-').TrimEnd((byte)'0').IsEmpty) return true;
        var exponent = 0;
        if (mark >= 0 && !TryExponent(number[(mark + 1)..], out exponent)) return false;
        var zeros = fraction.IsEmpty ? whole.Length - whole.TrimEnd((byte)'0').Length : 0;
        return (long)exponent + zeros >= fraction.Length;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
}
