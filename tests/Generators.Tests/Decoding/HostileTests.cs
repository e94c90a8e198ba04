using System.Text;

namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>For any bytes, decoding gives a value or an <see cref="EventDecodeException"/>.</summary>
public sealed class HostileTests
{
    private const int Seed = 20261121;

    [Fact]
    public void Cut_at_every_byte()
    {
        var json = Encoding.UTF8.GetBytes(Samples.All);
        for (var length = 0; length < json.Length; length++) Assert.False(Decoded.Try<EveryKindRequired>(json[..length]));
        Assert.True(Decoded.Try<EveryKindRequired>(json));
    }

    [Fact]
    public void Cut_at_every_byte_inside_a_string()
    {
        var json = Encoding.UTF8.GetBytes("\"{\\\"Text\\\":\\\"dock \\\\u0034\\\",\\\"Level\\\":2}\"");
        for (var length = 0; length < json.Length; length++)
        {
            Assert.False(Decoded.Try<Notice>(json[..length]));
            if (length > 0) Decoded.Try<Notice>([.. json[..length], (byte)'"']);
        }

        Assert.True(Decoded.Try<Notice>(json));
    }

    [Theory]
    [InlineData(20_000)]
    public void Changed_at_random(int rounds)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var original = Encoding.UTF8.GetBytes(Samples.All);
        var values = 0;
        for (var round = 0; round < rounds; round++)
        {
            var json = original.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--) json[random.Next(json.Length)] = (byte)random.Next(256);
            if (Decoded.Try<EveryKindRequired>(json)) values++;
        }

        Assert.InRange(values, 1, rounds - 1);
    }

    [Fact]
    public void Invalid_UTF8_in_text_and_names()
    {
        byte[] text = [.. "{\"Text\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Contains("member Text: Cannot transcode invalid UTF-8", Assert.Throws<EventDecodeException>(() => Decoded.As<Notice>(text)).Message, StringComparison.Ordinal);
        byte[] name = [.. "{\"\\u0041"u8, 0xC3, 0x28, .. "\":1,\"Text\":\"a\"}"u8];
        Assert.False(Decoded.Try<Notice>(name));
        byte[] unknown = [.. "{\""u8, 0xC3, 0x28, .. "\":1,\"Text\":\"a\"}"u8];
        Decoded.Try<Notice>(unknown);
        byte[] inString = [.. "\"{\\\"Text\\\":\\\""u8, 0xC3, 0x28, .. "\\\"}\""u8];
        Assert.False(Decoded.Try<Notice>(inString));
        Assert.False(Decoded.Try<Line>([(byte)'"', 0xC3, 0x28, (byte)'"']));
    }

    [Theory]
    [InlineData("""{"Text":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"Text":"a"}""")]
    [InlineData("\"{\\\"Text\\\":\\\"\\\\ud800\\\"}\"")]
    [InlineData("\"\\ud800\"")]
    public void Half_a_surrogate_pair(string json) => Decoded.Refused<Notice>(json);

    [Fact]
    public void Depth_is_limited_to_64()
    {
        Assert.Equal("a", Decoded.As<Notice>(Nested(63)).Text);
        Assert.Contains("depth", Decoded.Refused<Notice>(Nested(64)).Message, StringComparison.OrdinalIgnoreCase);
        Decoded.Refused<Notice>(Nested(100_000));
        static string Nested(int depth) => "{\"Deep\":" + new string('[', depth) + new string(']', depth) + ",\"Text\":\"a\"}";
    }

    [Fact]
    public void Long_strings_are_read_and_cut_in_messages()
    {
        var text = new string('x', 1 << 20);
        Assert.Equal(text, Decoded.As<Notice>($$"""{"Text":"{{text}}"}""").Text);
        Assert.InRange(Decoded.Refused<Notice>($$"""{"Text":"a","Level":"{{text}}"}""").Message.Length, 64, 300);
        Assert.Equal("a", Decoded.As<Notice>($$"""{"{{text}}":1,"\u0041{{text}}":2,"Text":"a"}""").Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    [InlineData("\"\\\"text\\\"\"")]
    [InlineData("\"{\\\"Text\\\":\\\"a\\\"} trailing\"")]
    [InlineData("{\"Text\":\"a\"")]
    [InlineData("}")]
    public void No_object_at_all(string json) => Decoded.Refused<Notice>(json);
}
