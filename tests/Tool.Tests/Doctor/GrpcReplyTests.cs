using TypedStreaming.Tool.Doctor;

namespace TypedStreaming.Tool.Tests.Doctor;

public sealed class GrpcReplyTests
{
    private const string Token = "00DKx0000000001TellNobody";

    [Theory]
    [InlineData("bad 00DKx0000000001TellNobody", "00DKx0000000001TellNobody")]
    [InlineData("bad 00DKx0000000001TellN%256Fbody", "\\u0030\\u0030DKx0000000001TellNobody")]
    [InlineData("bad \\u0030\\u0030DKx0000000001TellNobody", "%30%30DKx0000000001TellNobody")]
    public void The_token_is_removed_from_the_texts_of_the_server(string message, string code)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Add("grpc-status", "5");
        response.Headers.Add("grpc-message", message);
        response.Headers.Add("error-code", code);
        var reply = GrpcReply.Of(response, [], Token);
        Assert.Equal((5, "bad (secret)", "(secret)"), (reply.Status, reply.Text, reply.ErrorCode));
    }

    /// <summary>The token is removed before the text is shortened, so no part of it is left at the end.</summary>
    [Fact]
    public void A_token_at_the_end_of_a_long_text()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Add("grpc-message", new string('x', 990) + Token);
        Assert.DoesNotContain("00DKx", GrpcReply.Of(response, [], Token).Text, StringComparison.Ordinal);
    }
}
