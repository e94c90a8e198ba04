using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>The starts of subscriptions.</summary>
public sealed class ReplayTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Earliest_yields_what_the_org_keeps()
    {
        await using var test = await TestOrg.StartAsync();
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        var received = await test.Client.Events<AccountChange>(new() { From = ReplayFrom.Earliest }).TakeAsync(3, Token);

        Assert.Equal(ids, received.Select(account => account.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task After_yields_what_came_behind_that_event()
    {
        await using var test = await TestOrg.StartAsync();
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        var all = await test.Client.Deliveries<AccountChange>(new() { From = ReplayFrom.Earliest }).TakeAsync(3, Token);

        var behind = await test.Client.Events<AccountChange>(new() { From = ReplayFrom.After(all[0].ReplayId!.Value) }).TakeAsync(2, Token);

        Assert.Equal(ids[1..], behind.Select(account => account.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task Latest_yields_only_what_comes_later()
    {
        await using var test = await TestOrg.StartAsync();
        await test.PublishAccountAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task An_id_that_the_server_does_not_know_is_named_in_the_error()
    {
        await using var test = await TestOrg.StartAsync();

        var refused = await Assert.ThrowsAsync<StreamingException>(
            async () => await test.Client.Events<AccountChange>(new() { From = ReplayFrom.After(987654) }).FirstAsync(Token));

        Assert.Equal(StreamingError.InvalidReplayId, refused.Error);
        Assert.Contains("987654", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_filter_is_subscribed_with_the_bare_channel_as_replay_key()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "1", Name = "Globex" }, Token);
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "2", Name = "Žluťoučký kůň" }, Token);
        var options = new EventsOptions { Channel = "/topic/AccountUpdates?Name=Žluťoučký kůň", From = ReplayFrom.Earliest };

        var delivery = await test.Client.Deliveries<AccountChange>(options).FirstAsync(Token);

        Assert.Equal("2", delivery.Event.Id);
        Assert.Equal(options.Channel, delivery.Channel);
        var request = test.Org.Exchanges.Snapshot(RequestKind.Subscribe)[0].Messages[0];
        Assert.Equal(-2, request.GetProperty("ext").GetProperty("replay").GetProperty(TestOrg.Accounts).GetInt32());
    }

    [Theory(Timeout = Limit)]
    [InlineData(MemberOrder.ChannelFirst)]
    [InlineData(MemberOrder.DataFirst)]
    public async Task A_delivery_tells_what_arrived_around_the_event(MemberOrder order)
    {
        await using var test = await TestOrg.StartAsync(org => org.MemberOrder = order);
        var replayId = await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "undeleted", new { Id = "1", AnnualRevenue = 12.5m }, Token);

        var delivery = await test.Client.Deliveries<AccountChange>(new() { From = ReplayFrom.Earliest }).FirstAsync(Token);

        Assert.Equal(TestOrg.Accounts, delivery.Channel);
        Assert.Equal(replayId, delivery.ReplayId);
        Assert.Equal("undeleted", delivery.Type);
        Assert.Equal(TimeSpan.Zero, delivery.CreatedDate!.Value.Offset);
        Assert.Null(delivery.Error);
        Assert.True(delivery.TryGetEvent(out var account));
        Assert.Equal(12.5m, account.AnnualRevenue);
    }

    [Fact(Timeout = Limit)]
    public async Task A_plain_server_without_replay_and_login_streams_too()
    {
        await using var test = await TestOrg.StartAsync(
            org => (org.ReplayEnabled, org.RequireAuthentication, org.FirstConnectImmediate) = (false, false, false),
            (options, org) =>
            {
                options.AccessTokens = new AnonymousAccess(org.Url);
                options.Endpoint = new Uri(org.Url, "/cometd/66.0");
            });
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();

        var delivery = await subscription.Deliveries(Token).FirstAsync(Token);

        Assert.Equal(id, delivery.Event.Id);
        Assert.Null(delivery.ReplayId);
        Assert.False(test.Org.Exchanges.Snapshot(RequestKind.Subscribe)[0].Messages[0].TryGetProperty("ext", out _));
        Assert.Contains(test.Log.Entries, entry => entry.Id == 108);
    }

    [Fact(Timeout = Limit)]
    public async Task Channels_are_kept_apart()
    {
        await using var test = await TestOrg.StartAsync();
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await using var alerts = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        var account = await test.PublishAccountAsync();
        var alert = await test.PublishAlertAsync();

        Assert.Equal(alert, (await alerts.NextAsync(Token)).Text);
        Assert.Equal(account, (await accounts.NextAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_of_a_channel_come_as_json_too()
    {
        await using var test = await TestOrg.StartAsync();
        var text = await test.PublishAlertAsync();

        var message = await test.Client.Events(TestOrg.Alerts, new() { From = ReplayFrom.Earliest }, Token).FirstAsync(Token);

        Assert.Equal(text, message.Data!.Value.GetProperty("payload").GetProperty("Text").GetString());
        Assert.NotNull(message.ReplayId);
    }
}
