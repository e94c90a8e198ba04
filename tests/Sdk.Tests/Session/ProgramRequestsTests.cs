using System.Text.Json.Nodes;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>Every request of the application ends once: with its response, with its failure, or with the end of the run.</summary>
public sealed class ProgramRequestsTests
{
    private readonly ProgramRequests _requests = new();
    private readonly BayeuxMessage _reply = BayeuxMessage.Parse("""{"channel":"/meta/handshake"}"""u8);

    [Fact]
    public async Task Each_message_gets_its_own_response()
    {
        var (first, second) = (Message(), Message());
        var (one, other) = (_requests.Add(first), _requests.Add(second));
        Assert.Same(second, _requests.Message(other));
        _requests.Answered(other, [_reply]);
        Assert.False(first.Messages.IsCompleted);
        Assert.Same(_reply, Assert.Single(await second.Messages));
        _requests.Answered(one, []);
        Assert.Empty(await first.Messages);
    }

    [Fact]
    public async Task A_message_whose_response_was_lost_fails_alone()
    {
        var (first, second) = (Message(), Message());
        _requests.Add(second);
        _requests.Fail(_requests.Add(first), MachineRun.Failure());
        Assert.Equal(StreamingError.LoginFailed, (await Assert.ThrowsAsync<StreamingException>(() => first.Messages)).Error);
        Assert.False(second.Messages.IsCompleted);
    }

    [Fact]
    public async Task The_accepted_handshake_answers_all_that_were_asked_for_before_and_none_after()
    {
        var (first, second, later) = (new NewHandshake(), new NewHandshake(), new NewHandshake());
        _requests.Add(first);
        _requests.Add(second);
        _requests.Accepted(_reply);
        _requests.Add(later);
        Assert.Same(_reply, await first.Reply);
        Assert.Same(_reply, await second.Reply);
        Assert.False(later.Reply.IsCompleted);
    }

    [Fact]
    public async Task The_end_of_the_run_ends_all_that_is_not_answered()
    {
        var (message, handshake) = (Message(), new NewHandshake());
        _requests.Add(message);
        _requests.Add(handshake);
        _requests.FailAll(ProgramRequests.Over());
        await Assert.ThrowsAsync<OperationCanceledException>(() => message.Messages);
        await Assert.ThrowsAsync<OperationCanceledException>(() => handshake.Reply);
    }

    private static ProgramMessage Message() => new(new JsonObject { ["channel"] = "/u/x" });
}
