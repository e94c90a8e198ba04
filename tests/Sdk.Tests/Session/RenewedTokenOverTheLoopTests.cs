using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Session;

/// <summary>A refused token is replaced, and a token of another org ends the consumers, because their positions are not valid there.</summary>
public sealed class RenewedTokenOverTheLoopTests
{
    private const int Limit = 60_000;
    private const string Connect = "/meta/connect";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task The_source_is_told_which_token_was_refused()
    {
        var source = Source("00D000000000001EAA", "00D000000000001EAA");
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.AccessTokens = source);
        await using var events = client.Events("/u/x", null, Token).GetAsyncEnumerator(Token);
        var next = events.MoveNextAsync().AsTask();
        await RefuseAsync(server);
        Assert.Equal((2, "token 1"), (source.Calls, source.Rejected?.Reveal()));
        (await server.NextAsync(Connect)).Agree(StagedRequest.Event("/u/x", 1));
        Assert.True(await next);
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_of_another_org_ends_the_consumers_and_the_session_goes_on()
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(static options => options.AccessTokens = Source("00D000000000001EAA", "00D000000000002EAA"));
        await using var events = client.Events("/u/x", null, Token).GetAsyncEnumerator(Token);
        var next = events.MoveNextAsync().AsTask();
        await RefuseAsync(server);
        Assert.Equal(StreamingError.InvalidReplayId, (await Assert.ThrowsAsync<StreamingException>(() => next)).Error);
        await server.NextAsync(Connect);
        Assert.Equal("00D000000000002EAA", client.OrganizationId);
    }

    /// <summary>Accepts the first connect, and refuses the token of the next one.</summary>
    private static async Task RefuseAsync(StagedServer server)
    {
        (await server.NextAsync(Connect)).Agree();
        (await server.NextAsync(Connect)).Refuse("401::Authentication invalid");
        (await server.NextAsync(Connect)).Agree();
    }

    private static ScriptedTokens Source(params string[] orgs) =>
        new((call, _) => Task.FromResult(new AccessToken($"token {call}", new Uri("http://localhost/"), orgs[call - 1])));
}
