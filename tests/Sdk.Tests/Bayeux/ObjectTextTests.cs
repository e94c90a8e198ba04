using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class ObjectTextTests
{
    [Theory]
    [InlineData("{}", 2)]
    [InlineData("{\"a\":{\"b\":{}}},\"c\"", 14)]
    [InlineData("{\"a\":\"}\"}x", 9)]
    [InlineData("{\"a\":\"\\\"}\"}x", 11)]
    [InlineData("{\"a\":\"\\\\\"}x", 10)]
    [InlineData("{\"a\":[1,{\"b\":2}]}}", 17)]
    [InlineData("{\"a\":[}]", 7)]
    [InlineData("{", -1)]
    [InlineData("{\"a\":\"}", -1)]
    [InlineData("{{}", -1)]
    public void The_end_is_the_brace_that_closes_the_first(string text, int length)
    {
        Assert.Equal(length, ObjectText.LengthOf(Encoding.UTF8.GetBytes(text)));
        // The result is the same whether the object ends within a block of 64 bytes or blocks follow it.
        for (var inside = 0; length > 0 && inside < 140; inside++)
        {
            var padded = text[..1] + new string(' ', inside) + text[1..] + new string('}', inside);
            Assert.Equal(length + inside, ObjectText.LengthOf(Encoding.UTF8.GetBytes(padded)));
        }
    }

    /// <summary>An object of a body ends where the scanner of messages finds the end of a message that begins there, whatever its bytes are.</summary>
    [Fact]
    public void It_agrees_with_the_scanner_of_messages()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new byte[random.Next(1, 200)];
            for (var at = 0; at < text.Length; at++) text[at] = (byte)"{}\"\\ax[]"[random.Next(8)];
            text[0] = (byte)'{';
            Assert.Equal(LengthByScanner(text), ObjectText.LengthOf(text));
        }
    }

    [Fact]
    public void What_was_passed_over_is_the_value_and_reading_goes_on_after_it()
    {
        var json = new MessageJson("""{"a": {"b":["}",1]} ,"c":7,"d":[{}],"e":"x"} tail"""u8);
        json.Token.Read();
        Assert.True(json.ReadName());
        Assert.Equal("""{"b":["}",1]}""", Encoding.UTF8.GetString(json.SliceUnread()));
        Assert.True(json.ReadName() && json.IsNamed("c"u8));
        Assert.Equal("7", Encoding.UTF8.GetString(json.SliceUnread()));
        Assert.True(json.ReadName() && json.IsNamed("d"u8));
        Assert.Equal("[{}]", Encoding.UTF8.GetString(json.SliceUnread()));
        Assert.True(json.ReadName() && json.IsNamed("e"u8));
        Assert.Equal("\"x\"", Encoding.UTF8.GetString(json.Slice()));
        Assert.False(json.ReadName());
        Assert.Equal("""{"a": {"b":["}",1]} ,"c":7,"d":[{}],"e":"x"}""", Encoding.UTF8.GetString(json.From(0)));
    }

    [Theory]
    [InlineData("""{"a":{} "c":7}""")]
    [InlineData("""{"a":{}]""")]
    [InlineData("""{"a":{},}""")]
    [InlineData("""{"a":{}""")]
    public void What_follows_is_held_to_JSON(string text) => Assert.ThrowsAny<JsonException>(() =>
    {
        var json = new MessageJson(Encoding.UTF8.GetBytes(text));
        json.Token.Read();
        while (json.ReadName()) json.SliceUnread();
    });

    private static int LengthByScanner(byte[] text)
    {
        for (var length = 1; length <= text.Length; length++)
        {
            var scanner = default(MessageScanner);
            scanner.ScanBytes(text.AsSpan(0, length));
            if (scanner.HasMessage) return length;
        }

        return -1;
    }
}
