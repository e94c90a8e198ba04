using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Several callers that subscribe explicitly to one channel, and one that unsubscribes from it, while the server has not answered.</summary>
public sealed class SharedSubscribeTests
{
    private const string Subscribe = "/meta/subscribe";
    private const string X = "/u/x";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_caller_who_gives_up_does_not_take_the_subscription_from_another()
    {
        using var server = new StagedServer("/meta/connect", Subscribe);
        await using var client = server.MakeClient();
        using var giveUp = new CancellationTokenSource();
        var first = client.SubscribeAsync(X, cancellationToken: giveUp.Token).AsTask();
        var asked = await server.NextAsync(Subscribe);
        var second = client.SubscribeAsync(X, cancellationToken: Token).AsTask();

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        asked.Agree();
        (await server.NextAsync(Subscribe)).Agree();

        Assert.True((await second).Successful);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_unsubscribe_ends_the_wait_of_who_still_subscribes()
    {
        using var server = new StagedServer("/meta/connect", Subscribe);
        await using var client = server.MakeClient();
        var subscribing = client.SubscribeAsync(X, cancellationToken: Token).AsTask();
        var asked = await server.NextAsync(Subscribe);

        var released = client.UnsubscribeAsync(X, Token).AsTask();
        asked.Agree();

        Assert.True((await released)!.Successful);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscribing.WaitAsync(Token));
    }
}
