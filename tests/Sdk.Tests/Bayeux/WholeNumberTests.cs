using System.Globalization;
using System.Numerics;
using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class WholeNumberTests
{
    private const int Numbers = 20_000;

    [Theory]
    [InlineData("123.0", 123L)]
    [InlineData("1.23e2", 123L)]
    [InlineData("1.23E+2", 123L)]
    [InlineData("12300e-2", 123L)]
    [InlineData("123.000000000000000000000000000000000000000000", 123L)]
    [InlineData("0.0", 0L)]
    [InlineData("-0.0", 0L)]
    [InlineData("0e99999999999999999999", 0L)]
    [InlineData("0.00e-99999999999999999999", 0L)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("9.223372036854775807e18", long.MaxValue)]
    [InlineData("9223372036854775807000e-3", long.MaxValue)]
    [InlineData("1000000000000000000000000000000000000000e-30", 1_000_000_000L)]
    [InlineData("9223372036854775808.0", null)]
    [InlineData("9999999999999999999e0", null)]
    [InlineData("1e19", null)]
    [InlineData("1e99999999999999999999", null)]
    [InlineData("1.5", null)]
    [InlineData("1.23e1", null)]
    [InlineData("123.00000000000000000000000000000000000000000001", null)]
    [InlineData("1e-1", null)]
    [InlineData("1e-99999999999999999999", null)]
    [InlineData("-1.0", null)]
    [InlineData("-1.5", null)]
    [InlineData("99999999999999999999", null)]
    public void Only_a_whole_number_that_is_not_negative_is_read(string number, long? value) => Assert.Equal(value, WholeNumber.Of(Encoding.UTF8.GetBytes(number)));

    [Fact]
    public void It_is_the_same_as_exact_arithmetic_says()
    {
        var random = new Random(5);
        var whole = 0;
        for (var i = 0; i < Numbers; i++)
        {
            var number = Number(random);
            var expected = Exact(number);
            if (expected is not null) whole++;
            Assert.Equal((number, expected), (number, WholeNumber.Of(Encoding.UTF8.GetBytes(number))));
        }

        Assert.InRange(whole, Numbers / 10, Numbers);
    }

    private static string Number(Random random)
    {
        var digits = new string(random.GetItems("000123456789".ToCharArray(), random.Next(1, 24))).TrimStart('0').PadLeft(1, '0');
        var fraction = random.Next(2) == 0 ? "" : "." + new string(random.GetItems("000001".ToCharArray(), random.Next(1, 8)));
        var exponent = random.Next(2) == 0 ? "" : random.GetItems((string[])["e", "E+", "e-"], 1)[0] + random.Next(12).ToString(CultureInfo.InvariantCulture);
        return (random.Next(10) == 0 ? "-" : "") + digits + fraction + exponent;
    }

    private static long? Exact(string number)
    {
        var parts = number.ToUpperInvariant().Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var power = exponent - (point < 0 ? 0 : parts[0].Length - point - 1);
        var value = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (power >= 0) value *= BigInteger.Pow(10, power);
        else if (value % BigInteger.Pow(10, -power) != 0) return null;
        else value /= BigInteger.Pow(10, -power);
        return value >= 0 && value <= long.MaxValue ? (long)value : null;
    }
}
