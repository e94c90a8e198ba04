using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Parity;

/// <summary>The twins of aio-sf-streaming's tests of <c>ReplayMixin</c>, with <see cref="ReplayStore.FromCallbacks"/> for its two methods.</summary>
public sealed class ReplayCallbacksTests
{
    private const int Limit = 30_000;

    private readonly List<string> _asked = [];
    private readonly List<(string Channel, long ReplayId, string? CreatedDate)> _stored = [];
    private ReplayFrom? _last;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(null, -2)]
    [InlineData(-1, -1)]
    [InlineData(1, 1)]
    public async Task The_callback_decides_where_a_channel_starts(int? last, int onTheWire)
    {
        _last = last switch { null => null, -1 => ReplayFrom.Latest, var id => ReplayFrom.After(id.Value) };
        await using var test = await StartAsync();
        await test.PublishAccountAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) }, Token);

        var subscribe = test.Org.Exchanges.Snapshot(RequestKind.Subscribe)[0].Messages[0];
        Assert.Equal(onTheWire, subscribe.GetProperty("ext").GetProperty("replay").GetProperty(TestOrg.Accounts).GetInt32());
        Assert.Equal([TestOrg.Accounts], _asked);
    }

    [Fact(Timeout = Limit)]
    public async Task The_callback_stores_channel_id_and_date_when_the_program_is_done_with_an_event()
    {
        await using var test = await StartAsync();
        var id = await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "1" }, Token);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
        await using (var events = test.Client.Events(TestOrg.Accounts, options).GetAsyncEnumerator(Token))
        {
            Assert.True(await events.MoveNextAsync());
            var date = events.Current.Data!.Value.GetProperty("event").GetProperty("createdDate").GetString();
            await test.Client.StopAsync(Token);
            Assert.Empty(_stored);

            Assert.False(await events.MoveNextAsync());
            await events.DisposeAsync();
            Assert.Equal([(TestOrg.Accounts, id, date)], _stored);
        }
    }

    private Task<TestOrg> StartAsync() => TestOrg.StartAsync(configureClient: (options, _) => options.ReplayStore = ReplayStore.FromCallbacks(
        (channel, _) =>
        {
            _asked.Add(channel);
            return ValueTask.FromResult(_last);
        },
        (channel, id, date, _) =>
        {
            _stored.Add((channel, id, date));
            return ValueTask.CompletedTask;
        }));
}
