using System.Net;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>A login response is a few hundred bytes; however much the host sends, only little of it is kept.</summary>
public sealed class LargeLoginResponseTests
{
    [Fact(Timeout = 30_000)]
    public async Task An_answer_of_16_MiB_is_not_read_whole()
    {
        var answer = new string(' ', 16 * 1024 * 1024) + Login.Answer;
        var flow = new PasswordFlow("me", "pa55-word", "client", "client-s3cret");

        var failure = await Login.FailAsync(flow, ScriptedHandler.Answering(HttpStatusCode.OK, answer));

        Assert.Equal(StreamingError.LoginFailed, failure.Error);
    }
}
