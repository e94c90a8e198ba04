using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>
/// A replay id counts in any form of JSON. A message that is read, one that is shown, and one that is skipped because it is too large have the same id.
/// </summary>
public sealed class ReplayIdTextTests
{
    [Theory]
    [InlineData("41", 41L)]
    [InlineData("\"41\"", 41L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("0", 0L)]
    [InlineData("\"\\u0031234\"", 1234L)]
    [InlineData("\"12\\u00334\"", 1234L)]
    [InlineData("\"\\u0039\\u0032\\u0032\\u0033\\u0033\\u0037\\u0032\\u0030\\u0033\\u0036\\u0038\\u0035\\u0034\\u0037\\u0037\\u0035\\u0038\\u0030\\u0037\"", long.MaxValue)]
    [InlineData("123.0", 123L)]
    [InlineData("1.23e2", 123L)]
    [InlineData("1.23E+2", 123L)]
    [InlineData("12300e-2", 123L)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("9223372036854775808.0", null)]
    [InlineData("1e19", null)]
    [InlineData("1.5", null)]
    [InlineData("1e-30", null)]
    [InlineData("-1", null)]
    [InlineData("-2.0", null)]
    [InlineData("\"-2\"", null)]
    [InlineData("\"\\u002d2\"", null)]
    [InlineData("\"123.0\"", null)]
    [InlineData("\"\\u0031.5\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"x\"", null)]
    [InlineData("\"\\u0078\"", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("\"1\\udc00\"", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("[41]", null)]
    [InlineData("{\"replayId\":41}", null)]
    public void It_counts_in_each_form_that_is_a_whole_number(string json, long? id)
    {
        var message = $$$"""{"channel":"/u/x","data":{"event":{"replayId":{{{json}}} },"payload":{} } }""";
        var usual = message.Replace(" ", "", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(message);
        Assert.Equal((id, id), (ReadMessage.Single(message).ReplayId, ReadMessage.Single(usual).ReplayId));
        Assert.Equal(id, BayeuxMessage.Parse(bytes).ReplayId);
        var scanner = new OversizeScanner();
        scanner.Scan(bytes);
        Assert.Equal(id, scanner.Message.ReplayId);
    }

    [Fact]
    public void A_text_that_is_not_UTF_8_is_no_id()
    {
        byte[] bytes = [.. "{\"channel\":\"/u/x\",\"data\":{\"event\":{\"replayId\":\"\\u0031"u8, 0xFF, .. "\"}}}"u8];
        var reader = new BayeuxReader(bytes);
        Assert.True(reader.Read());
        Assert.Null(reader.Current.ReplayId);
    }

    [Theory]
    [InlineData("41")]
    [InlineData("9223372036854775807")]
    [InlineData("\"41\"")]
    [InlineData("123.0")]
    [InlineData("1.23e2")]
    public void Reading_it_allocates_nothing(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var passes = new List<long>(3);
        for (var pass = 0; pass < 3; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 200; i++) Read(bytes);
            passes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Contains(0, passes);
    }

    private static void Read(byte[] bytes)
    {
        var json = new Utf8JsonReader(bytes);
        json.Read();
        EventData.ReplayIdAt(ref json);
    }
}
