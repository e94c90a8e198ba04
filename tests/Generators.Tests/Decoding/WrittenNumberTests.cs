using System.Text;
using TypedStreaming.Decoding;

namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A whole number is distinguished from one with a fraction that is too small for a decimal.</summary>
public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("17", true)]
    [InlineData("-17.000", true)]
    [InlineData("1.7E1", true)]
    [InlineData("1.75e+1", false)]
    [InlineData("170e-1", true)]
    [InlineData("175e-1", false)]
    [InlineData("1e-400", false)]
    [InlineData("1.00000000000000000000000000000001", false)]
    [InlineData("1.00000000000000000000000000000000", true)]
    [InlineData("0e99999999999", true)]
    [InlineData("-0.0e-99999999999", true)]
    [InlineData("1e-99999999999", false)]
    public void A_number_is_whole_if_its_digits_say_so(string number, bool isWhole)
    {
        Assert.Equal(isWhole, WrittenNumber.IsWhole(Encoding.UTF8.GetBytes(number)));
        if (isWhole) Decoded.As<EveryKind>($$"""{"Int64":{{number}}}""");
        else Assert.Contains("expected a whole number", Decoded.Refused<EveryKind>($$"""{"Int64":{{number}}}""").Message, StringComparison.Ordinal);
    }
}
