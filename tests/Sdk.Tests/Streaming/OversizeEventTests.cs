using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Events above the limit between others, over real sockets.</summary>
public sealed class OversizeEventTests
{
    private const int Limit = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("L")]
    [InlineData("LE")]
    [InlineData("EL")]
    [InlineData("ELE")]
    [InlineData("ELLE")]
    [InlineData("LLL")]
    public async Task The_session_continues_and_each_event_comes_once(string form)
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.MaxMessageBytes = 64 * 1024);
        // Before the subscription, the events come in one response; after it, in one or several.
        foreach (var letter in form) await PublishAsync(test, letter);
        var options = new EventsOptions { From = ReplayFrom.Earliest };
        await using var deliveries = test.Client.Deliveries(TestOrg.Accounts, options, Token).GetAsyncEnumerator(Token);
        Assert.Equal(form, await TakeAsync(deliveries, form.Length));
        foreach (var letter in form) await PublishAsync(test, letter);
        Assert.Equal(form, await TakeAsync(deliveries, form.Length));
        await PublishAsync(test, 'E');
        Assert.Equal("E", await TakeAsync(deliveries, 1));

        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    private static ValueTask<long> PublishAsync(TestOrg test, char letter) => test.Org.PublishPushTopicAsync(
        TestOrg.Accounts, "updated", new { Id = "1", Name = new string('x', letter == 'L' ? 70_000 : 10) }, Token);

    private static async Task<string> TakeAsync(IAsyncEnumerator<Delivery<EventMessage>> deliveries, int count)
    {
        var taken = "";
        while (taken.Length < count && await deliveries.MoveNextAsync())
        {
            taken += deliveries.Current.Error is null ? 'E' : 'L';
            deliveries.Current.Acknowledge();
        }

        return taken;
    }
}
