using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Replay;

/// <summary>No event of Salesforce has a negative replay id: in a subscribe these numbers mean new events and all events.</summary>
public sealed class NegativeReplayIdTests
{
    private const int Limit = 60_000;
    private const string Channel = "/u/x";
    private const string Connect = "/meta/connect";

    private readonly ScriptedStore _store = new();
    private readonly EventsOptions _options = new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.Zero };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public async Task An_event_with_one_is_delivered_and_passed_like_one_without_an_id(long negative)
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.ReplayStore = _store);
        var ids = new List<long?>();
        await using (var events = client.Events(Channel, _options).GetAsyncEnumerator(Token))
        {
            var first = events.MoveNextAsync();
            await SendAsync(server, 40, negative, 41);
            Assert.True(await first);
            ids.Add(events.Current.ReplayId);
            for (var i = 0; i < 2; i++)
            {
                Assert.True(await events.MoveNextAsync());
                ids.Add(events.Current.ReplayId);
            }
        }

        await client.StopAsync();
        Assert.Equal([40, null, 41], ids);
        Assert.Equal(40, _store.SavedIds.Last());
    }

    [Fact(Timeout = Limit)]
    public async Task Alone_it_hangs_nothing_and_moves_no_position()
    {
        using var server = new StagedServer(Connect);
        await using var client = server.MakeClient(options => options.ReplayStore = _store);
        await using var events = client.Events(Channel, _options).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();
        await SendAsync(server, -7);
        Assert.True(await first);
        var acknowledged = events.MoveNextAsync();

        await client.StopAsync();

        Assert.False(await acknowledged);
        Assert.Equal([null], _store.SavedIds);
    }

    /// <summary>Sends the events after the subscription is confirmed, which is when its anchor is saved.</summary>
    private async Task SendAsync(StagedServer server, params long[] ids)
    {
        await _store.WhenSavedAsync(null);
        (await server.NextAsync(Connect)).Agree([.. ids.Select(static id => StagedRequest.Event(Channel, id))]);
    }
}
