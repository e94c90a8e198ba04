using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Lifetime;

/// <summary>Several consumers of one channel: the rules below the table of docs/decisions/0001-consumer-lifetime.md.</summary>
public sealed class SharedChannelTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_second_consumer_of_one_name_is_told_to_take_another()
    {
        await using var test = await TestOrg.StartAsync();
        await using var first = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);

        var second = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await test.Client.Events<AccountChange>().FirstAsync(Token));

        Assert.Contains("EventsOptions.Name", second.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Two_names_share_one_subscription_and_both_get_every_event()
    {
        await using var test = await TestOrg.StartAsync();
        await using var one = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "one" }, Token);
        await using var two = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "two" }, Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await one.NextAsync(Token)).Id);
        Assert.Equal(id, (await two.NextAsync(Token)).Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_stays_on_the_wire_until_its_last_hold_is_gone()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        var typed = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);

        await typed.DisposeAsync();
        await test.PublishAccountAsync();
        await test.Client.Events(Token).FirstAsync(Token);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Unsubscribe));

        await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Unsubscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task Subscribing_a_held_channel_by_hand_returns_the_reply_that_confirmed_it()
    {
        await using var test = await TestOrg.StartAsync();
        var first = await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);

        var second = await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task Subscribing_a_channel_by_hand_twice_at_once_shares_one_subscription()
    {
        await using var test = await TestOrg.StartAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token).AsTask()));

        Assert.Single(replies.Select(reply => reply.Id).Distinct());
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task A_consumer_that_asks_for_an_earlier_start_gets_it_and_the_others_nothing_twice()
    {
        await using var test = await TestOrg.StartAsync();
        var past = await test.PublishAccountAsync();
        await using var first = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var present = await test.PublishAccountAsync();
        Assert.Equal(present, (await first.FirstAsync(Token)).Id);

        await using var second = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "other", From = ReplayFrom.Earliest }, Token);
        var future = await test.PublishAccountAsync();

        Assert.Equal([past, present, future], (await second.Take(3).ToListAsync(Token)).Select(static account => account.Id));
        Assert.Equal([present, future], (await first.Take(2).ToListAsync(Token)).Select(static account => account.Id));
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task A_consumer_that_comes_after_a_break_starts_where_it_asks_to()
    {
        await using var test = await TestOrg.StartAsync();
        var first = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        await first.FirstAsync(Token);

        await first.DisposeAsync();
        var again = test.Client.Events<AccountChange>(new() { From = ReplayFrom.Earliest });

        Assert.Equal(id, (await again.FirstAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task Options_are_copied_when_the_method_is_called()
    {
        await using var test = await TestOrg.StartAsync();
        var id = await test.PublishAccountAsync();
        var options = new EventsOptions { From = ReplayFrom.Earliest };
        var events = test.Client.Events<AccountChange>(options);

        options.From = ReplayFrom.Latest;

        Assert.Equal(id, (await events.FirstAsync(Token)).Id);
    }

    [Fact]
    public async Task A_channel_of_another_kind_is_refused_when_the_method_is_called()
    {
        await using var client = new StreamingClient(new() { AccessTokens = new StaticToken("t", new Uri("https://acme.my.salesforce.com")) });

        // If it were written into the call, the compiler would refuse it (TSE0002).
        var options = new EventsOptions { Channel = "/u/Alerts" };
        var wrong = Assert.Throws<ArgumentException>(() => client.Events<AccountChange>(options));

        Assert.Contains("/topic/", wrong.Message, StringComparison.Ordinal);
    }
}
