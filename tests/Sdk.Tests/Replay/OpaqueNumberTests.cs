using TypedStreaming.Replay;

namespace TypedStreaming.Tests.Replay;

/// <summary>A number and its usual opaque form are converted into each other; an opaque id of another form is not a number.</summary>
public sealed class OpaqueNumberTests
{
    [Theory]
    [InlineData(0, "00000000000000000000")]
    [InlineData(30705, "00000000000077f10000")]
    [InlineData(long.MaxValue, "7fffffffffffffff0000")]
    public void A_number_is_eight_bytes_and_two_zeros(long number, string hex)
    {
        Assert.Equal(hex, OpaqueNumber.ToOpaque(number).ToString());
        Assert.Equal(number, OpaqueNumber.Of(OpaqueReplayId.FromHex(hex)));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("00000000000077f1")]
    [InlineData("00000000000077f100")]
    [InlineData("00000000000077f1000000")]
    [InlineData("00000000000077f10100")]
    [InlineData("00000000000077f10001")]
    [InlineData("ffffffffffffffff0000")]
    [InlineData("80000000000000000000")]
    public void An_id_of_another_form_is_not_a_number(string hex) => Assert.Null(OpaqueNumber.Of(OpaqueReplayId.FromHex(hex)));
}
