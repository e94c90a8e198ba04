using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Translates numbers as the emitted readers read them into forms that System.Text.Json reads alike.</summary>
internal static partial class WrittenNumbers
{
    private const int MostDigits = 60;

    private static readonly string[] Integers = ["SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Enum"];
    private static readonly string[] CollectionsOfIntegers = ["Array", "ImmutableArray", "Dictionary"];

    /// <summary>Whole numbers that are written with more than digits, translated to digits only and without the sign of a zero.</summary>
    public static string? Whole(MemberPlan? member, string? raw)
    {
        if (member is null || raw is null) return null;
        if (Integers.Contains(member.Kind.Name)) return Whole(raw);
        if (!CollectionsOfIntegers.Contains(member.Kind.Name)) return null;
        var translated = Element.Replace(raw, element => Whole(element.Value) ?? element.Value);
        return translated == raw ? null : translated;
    }

    public static string? Infinite(MemberPlan? member, string? raw)
    {
        if (member?.Kind.Name is not ("Single" or "Double") || raw is null || !Number.IsMatch(raw)) return null;
        var isInfinite = member.Kind.Name == "Single"
            ? float.IsInfinity(float.Parse(raw, CultureInfo.InvariantCulture))
            : double.IsInfinity(double.Parse(raw, CultureInfo.InvariantCulture));
        return isInfinite ? KnownDifference.Refused : null;
    }

    private static string? Whole(string raw)
    {
        var number = Number.Match(raw);
        if (!number.Success || number.Value.All(char.IsAsciiDigit)) return null;
        var (fraction, exponent) = (number.Groups["fraction"].Value, number.Groups["exponent"]);
        var digits = BigInteger.Parse(number.Groups["whole"].Value + fraction);
        if (digits.IsZero) return "0";
        if (!int.TryParse(exponent.Success ? exponent.Value : "0", out var power)) return null;
        power -= fraction.Length;
        if (Math.Abs(power) > MostDigits) return null;
        var scale = BigInteger.Pow(10, Math.Abs(power));
        if (power < 0 && digits % scale != 0) return null;
        return number.Groups["sign"].Value + (power < 0 ? digits / scale : digits * scale);
    }

    [GeneratedRegex(@"(?<=[\[,:]\s*)[-+.0-9eE]+(?=\s*[\],}])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Element { get; }

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>0|[1-9][0-9]*)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]+))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number { get; }
}
