using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class BayeuxErrorTests
{
    [Theory]
    [InlineData("403::Unknown client", 403, "Unknown client")]
    [InlineData("401:ID:Unknown client", 401, "Unknown client")]
    [InlineData("402::session_unknown", 402, "session_unknown")]
    [InlineData("403:denied_by_security_policy:create_denied", 403, "create_denied")]
    [InlineData("400::URI format: '/cometd/NN.0'", 400, "URI format: '/cometd/NN.0'")]
    [InlineData("503: too busy", 503, "too busy")]
    [InlineData("503:", 503, "")]
    [InlineData("503::", 503, "")]
    [InlineData("boom", 0, "boom")]
    [InlineData("", 0, "")]
    [InlineData("503", 0, "503")]
    [InlineData("5031::x", 0, "5031::x")]
    [InlineData("50::x", 0, "50::x")]
    [InlineData("-03::x", 0, "-03::x")]
    [InlineData("٤٠٣::x", 0, "٤٠٣::x")]
    [InlineData("::x", 0, "::x")]
    public void Code_and_words_are_told_apart(string raw, int code, string text)
    {
        var error = BayeuxError.Parse(raw);
        Assert.Equal((code, text, raw, raw), (error.Code, error.Text, error.Raw, error.ToString()));
    }

    [Fact]
    public void Words_are_found_in_any_case()
    {
        Assert.True(BayeuxError.Parse("403::UNKNOWN Client").Says("unknown client"));
        Assert.False(BayeuxError.Parse("404::Unknown channel").Says("unknown client"));
    }
}
