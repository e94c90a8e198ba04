using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>
/// The server writes events into the next response, so that an older event can still be in the response to a request beside the connect when the
/// connect brings a newer one.
/// </summary>
public sealed class OvertakenSideRequestTests
{
    private const string Connect = "/meta/connect";
    private const string Subscribe = "/meta/subscribe";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public async Task What_came_while_another_answer_was_on_its_way_is_a_place_to_resume_at_when_that_was_read(bool arrives, long expected)
    {
        using var server = new StagedServer(Connect, Subscribe);
        await using var client = server.MakeClient();
        var first = client.SubscribeAsync("/u/a", cancellationToken: Token).AsTask();
        (await server.NextAsync(Subscribe)).Agree();
        await first;
        (await server.NextAsync(Connect)).Agree(StagedRequest.Event("/u/a", 1));
        var connect = await server.NextAsync(Connect);

        var second = client.SubscribeAsync("/u/b", cancellationToken: Token).AsTask();
        var beside = await server.NextAsync(Subscribe);
        connect.Agree(StagedRequest.Event("/u/a", 3));
        connect = await server.NextAsync(Connect);
        if (arrives) beside.Agree(StagedRequest.Event("/u/a", 2));
        if (arrives) await second;
        else beside.Lose();
        if (arrives) connect.Lose();

        Assert.Equal(expected, (await server.NextAsync(Subscribe)).ReplayFrom);
    }
}
