using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class AdviceTests
{
    [Fact]
    public void The_advice_of_a_first_connect_is_read()
    {
        var advice = Read("""{"reconnect":"retry","interval":0,"timeout":110000}""");
        Assert.Equal(new Advice { Reconnect = ReconnectAdvice.Retry, Interval = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(110) }, advice);
    }

    [Theory]
    [InlineData("\"retry\"", nameof(ReconnectAdvice.Retry))]
    [InlineData("\"handshake\"", nameof(ReconnectAdvice.Handshake))]
    [InlineData("\"none\"", nameof(ReconnectAdvice.None))]
    [InlineData("\"n\\u006fne\"", nameof(ReconnectAdvice.None))]
    [InlineData("\"None\"", nameof(ReconnectAdvice.Unspecified))]
    [InlineData("\"later\"", nameof(ReconnectAdvice.Unspecified))]
    [InlineData("7", nameof(ReconnectAdvice.Unspecified))]
    [InlineData("null", nameof(ReconnectAdvice.Unspecified))]
    [InlineData("{\"a\":1}", nameof(ReconnectAdvice.Unspecified))]
    public void Reconnect_takes_three_values(string value, string reconnect)
    {
        var advice = Read($$"""{"reconnect":{{value}},"interval":5}""");
        Assert.Equal(reconnect, advice!.Reconnect.ToString());
        Assert.Equal(TimeSpan.FromMilliseconds(5), advice.Interval);
    }

    [Theory]
    [InlineData("1500", 1500d)]
    [InlineData("1500.5", 1500.5)]
    [InlineData("-1", -1d)]
    [InlineData("-99999999999999999999", -1d)]
    [InlineData("99999999999999999999", 86_400_000d)]
    [InlineData("1e400", 86_400_000d)]
    public void Times_are_milliseconds_within_a_day(string value, double milliseconds)
    {
        var advice = Read($$"""{"interval":{{value}},"timeout":{{value}}}""");
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), advice!.Interval);
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), advice.Timeout);
    }

    [Theory]
    [InlineData("\"1500\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{\"a\":[]}")]
    public void A_time_of_another_type_is_none(string value)
    {
        var advice = Read($$"""{"interval":{{value}},"reconnect":"retry"}""");
        Assert.Equal(new Advice { Reconnect = ReconnectAdvice.Retry }, advice);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"retry\"")]
    [InlineData("[{\"reconnect\":\"retry\"}]")]
    [InlineData("7")]
    public void What_is_no_object_is_no_advice(string value) => Assert.Null(Read(value));

    [Fact]
    public void Members_of_other_names_are_passed_over() =>
        Assert.Equal(Advice.None, Read("""{"multiple-clients":true,"hosts":["a"],"maxInterval":{"x":{}}}"""));

    private static Advice? Read(string advice) =>
        MetaReplyReader.Read("/meta/connect", Encoding.UTF8.GetBytes($$"""{"advice":{{advice}},"successful":true}""")).Advice;
}
