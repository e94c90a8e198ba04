namespace TypedStreaming.Tests.Replay;

public sealed class OpaqueReplayIdTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(OpaqueReplayId.MaxLength + 1)]
    public void None_and_too_many_bytes_are_refused(int length)
    {
        var refused = Assert.Throws<ArgumentException>(() => new OpaqueReplayId(new byte[length]));
        Assert.Equal("bytes", refused.ParamName);
        Assert.StartsWith($"A replay id must have 1 to 1024 bytes, but the given id has {length} bytes.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OpaqueReplayId.FromHex(new string('0', 2 * length)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(OpaqueReplayId.MaxLength)]
    public void From_one_byte_to_the_maximum_is_accepted(int length) => Assert.Equal(length, new OpaqueReplayId(new byte[length]).Bytes.Length);

    [Fact]
    public void Bytes_are_copied_and_stay()
    {
        byte[] bytes = [1, 2];
        var id = new OpaqueReplayId(bytes);
        bytes[0] = 9;
        Assert.Equal([1, 2], id.Bytes.ToArray());
    }

    [Theory]
    [InlineData("00")]
    [InlineData("00000000000077f10000")]
    [InlineData("ff")]
    public void Its_text_is_read_again(string hex)
    {
        var id = OpaqueReplayId.FromHex(hex);
        Assert.Equal(hex, id.ToString());
        Assert.Equal(id, OpaqueReplayId.FromHex(hex.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0x00")]
    [InlineData("7 ")]
    public void What_is_not_hexadecimal_is_refused(string text) => Assert.Throws<FormatException>(() => OpaqueReplayId.FromHex(text));

    [Fact]
    public void Zeros_count()
    {
        string[] texts = ["00", "0000", "7700", "0077", "77"];
        Assert.Equal(texts.Length, texts.Select(OpaqueReplayId.FromHex).Distinct().Count());
    }

    [Fact]
    public void Ids_that_differ_are_spread_by_their_hash()
    {
        var hashes = Enumerable.Range(0, 256).Select(static one => new OpaqueReplayId([(byte)one]).GetHashCode());
        Assert.True(hashes.Distinct().Count() > 1);
    }

    [Fact]
    public void It_is_compared_by_its_bytes()
    {
        var (id, same, other) = (OpaqueReplayId.FromHex("0007"), OpaqueReplayId.FromHex("0007"), OpaqueReplayId.FromHex("0008"));
        Assert.True(id == same && id != other && id != null && null != id && (OpaqueReplayId?)null == null);
        Assert.True(id.Equals((object)same));
        Assert.False(id.Equals((object)"0007"));
        Assert.Equal(id.GetHashCode(), same.GetHashCode());
    }
}
