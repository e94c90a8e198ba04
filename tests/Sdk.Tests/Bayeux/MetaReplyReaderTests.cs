using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class MetaReplyReaderTests
{
    [Fact]
    public void A_handshake_reply_of_Salesforce_is_read()
    {
        var reply = Read("""
            {"channel":"/meta/handshake","id":"1","version":"1.0","minimumVersion":"1.0","successful":true,
             "clientId":"1cyu4thyxh3fgv1nqwcvebt3o9x","supportedConnectionTypes":["long-polling"],
             "ext":{"replay":true,"payload.format":true}}
            """);
        Assert.Equal(("1", "1cyu4thyxh3fgv1nqwcvebt3o9x", true, true), (reply.Id, reply.ClientId, reply.Successful, reply.SupportsReplay));
        Assert.Null(reply.Advice);
        Assert.Null(reply.Cause);
    }

    [Fact]
    public void A_refusal_of_Salesforce_names_its_real_cause()
    {
        var reply = Read("""
            {"ext":{"sfdc":{"failureReason":"401::Authentication invalid"},"replay":true,"payload.format":true},
             "advice":{"reconnect":"none"},"channel":"/meta/handshake","id":"1","error":"403::Handshake denied","successful":false}
            """);
        Assert.Equal("401::Authentication invalid", reply.Cause!.Raw);
        Assert.Equal("403::Handshake denied", reply.Error!.Raw);
        Assert.Equal(ReconnectAdvice.None, reply.Advice!.Reconnect);
        Assert.True(reply.SupportsReplay);
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("\"7\"", "7")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("null", null)]
    [InlineData("{\"a\":[1]}", null)]
    public void Ids_are_texts_or_numbers(string id, string? text)
    {
        var reply = Read($$"""{"id":{{id}},"clientId":{{id}},"subscription":{{id}},"successful":true}""");
        Assert.Equal((text, text, text, true), (reply.Id, reply.ClientId, reply.Subscription, reply.Successful));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", false)]
    [InlineData("1", false)]
    [InlineData("null", false)]
    public void Only_true_is_success(string value, bool successful) =>
        Assert.Equal(successful, Read($$"""{"successful":{{value}}}""").Successful);

    [Theory]
    [InlineData("""{"replay":true}""", true)]
    [InlineData("""{"replay":false}""", false)]
    [InlineData("""{"replay":"true"}""", false)]
    [InlineData("""{"replay":{"/topic/A":-1},"ack":true}""", false)]
    [InlineData("""{"sfdc":7,"replay":true}""", true)]
    [InlineData("""{"sfdc":{"x":{"y":[1]},"failureReason":null},"replay":true}""", true)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("\"replay\"", false)]
    public void Extensions_of_other_shapes_are_passed_over(string extension, bool replays)
    {
        var reply = Read($$"""{"ext":{{extension}},"id":"9"}""");
        Assert.Equal((replays, "9"), (reply.SupportsReplay, reply.Id));
        Assert.Null(reply.FailureReason);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{}")]
    public void An_error_without_words_is_none(string error) => Assert.Null(Read($$"""{"error":{{error}}}""").Error);

    [Fact]
    public void Members_of_the_future_are_passed_over()
    {
        var reply = Read("""{"EventType":{"a":[{}]},"CreatedDate":"x","timestamp":[[]],"successful":true}""");
        Assert.True(reply.Successful);
    }

    private static MetaReply Read(string json) => MetaReplyReader.Read("/meta/any", Encoding.UTF8.GetBytes(json));
}
