using TypedStreaming.Tool.Positions;

namespace TypedStreaming.Tool.Tests.Positions;

public sealed class ReplayIdTextTests
{
    [Theory]
    [InlineData("00000000000077f10000", "30705")]
    [InlineData("00000000000000000000", "0")]
    [InlineData("7fffffffffffffff0000", "9223372036854775807")]
    [InlineData("ffffffffffffffff0000", "0xffffffffffffffff0000")]
    [InlineData("00000000000077f1", "0x00000000000077f1")]
    [InlineData("00000000000077f10001", "0x00000000000077f10001")]
    [InlineData("01", "0x01")]
    public void Each_text_stands_for_one_id(string hex, string text)
    {
        var id = OpaqueReplayId.FromHex(hex);
        Assert.Equal(text, ReplayIdText.Of(id));
        Assert.Equal(id, ReplayIdText.Parse(text));
        Assert.Equal(id, ReplayIdText.Parse("0X" + hex.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0x")]
    [InlineData("0x1")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("77f1")]
    [InlineData("00000000000012340000")]
    [InlineData("9223372036854775808")]
    public void Another_text_is_not_an_id(string text) => Assert.Null(ReplayIdText.Parse(text));
}
