using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Many types at once, from the list that the generator made for this assembly.</summary>
public sealed class SubscribeAllTests
{
    private const int Limit = 30_000;
    private const string Notes = "/u/x";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The listed types whose channels the org of these tests has.</summary>
    private static IEnumerable<EventRegistration> Listed => TestsEvents.All.Where(static type => type.Descriptor.Channel is TestOrg.Accounts or TestOrg.Alerts or Notes);

    [Fact(Timeout = Limit)]
    public async Task All_types_of_an_assembly_in_one_line()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddGenericChannel(Notes);
        await using var all = await test.Client.SubscribeAllAsync(Listed, cancellationToken: Token);

        Assert.Equal("AccountChange of /topic/AccountUpdates, Alert of /u/Alerts, WarehouseNote of /u/x", string.Join(", ", all.Events));
        var (account, alert) = (await test.PublishAccountAsync(), await test.PublishAlertAsync());
        Assert.Equal(account, (await all.Of<AccountChange>().NextAsync(Token)).Id);
        Assert.Equal(alert, (await all.Of<Alert>().NextAsync(Token)).Text);

        await all.DisposeAsync();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 3, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task One_kind_and_a_type_listed_twice()
    {
        await using var test = await TestOrg.StartAsync();
        EventRegistration[] twice = [EventRegistration.Of<Alert>(), EventRegistration.Of<AccountChange>(), EventRegistration.Of<Alert>()];
        await using var chosen = await test.Client.SubscribeAllAsync(twice, EventKind.Generic, cancellationToken: Token);

        Assert.Equal(EventRegistration.Of<Alert>(), Assert.Single(chosen.Events));
        Assert.True(chosen.TryGet<Alert>(out _));
        Assert.False(chosen.TryGet<AccountChange>(out _));
        Assert.Contains("AccountChange: the type was not in the list of events", Assert.Throws<InvalidOperationException>(chosen.Of<AccountChange>).Message, StringComparison.Ordinal);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task One_that_is_refused_costs_all_and_leaves_nothing_behind()
    {
        await using var test = await TestOrg.StartAsync();
        var refused = await Assert.ThrowsAsync<StreamingException>(
            async () => await test.Client.SubscribeAllAsync(Listed, cancellationToken: Token));

        Assert.Equal((StreamingError.SubscriptionRefused, Notes), (refused.Error, refused.Channel));
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 2, Token);
        await using var again = await test.Client.SubscribeAllAsync([EventRegistration.Of<Alert>()], cancellationToken: Token);
        var alert = await test.PublishAlertAsync();
        Assert.Equal(alert, (await again.Of<Alert>().NextAsync(Token)).Text);
    }

    [Fact(Timeout = Limit)]
    public async Task Each_type_has_options_of_its_own()
    {
        await using var test = await TestOrg.StartAsync();
        await using var other = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        await using var all = await test.Client.SubscribeAllAsync(
            Listed,
            options: type => type.Descriptor.Channel == Notes ? new EventsOptions { Channel = TestOrg.Alerts, Name = "notes" }
                : type.Type == typeof(Alert) ? new EventsOptions { Name = "second" }
                : null,
            cancellationToken: Token);

        Assert.Equal(TestOrg.Alerts, all.Of<WarehouseNote>().Channel);
        var alert = await test.PublishAlertAsync();
        Assert.Equal(alert, (await all.Of<Alert>().NextAsync(Token)).Text);
        Assert.Equal(alert, (await other.NextAsync(Token)).Text);
    }

    [Fact]
    public void A_visitor_meets_the_type_itself()
    {
        Assert.Equal("TypedStreaming.Tests.Fixtures.Alert /u/Alerts", EventRegistration.Of<Alert>().Accept(new Naming()));
        Assert.Throws<ArgumentNullException>(() => EventRegistration.Of<Alert>().Accept<string>(null!));
    }

    private sealed class Naming : IEventVisitor<string>
    {
        public string Visit<T>()
            where T : IStreamingEvent<T> => $"{typeof(T)} {T.Descriptor.Channel}";
    }
}
