using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Lifetime;

/// <summary>The column "untyped" of docs/decisions/0001-consumer-lifetime.md, one test per cell.</summary>
public sealed class UntypedLifetimeTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task T1_untyped_what_was_buffered_since_the_confirmation_comes_first()
    {
        await using var test = await TestOrg.StartAsync();
        var reply = await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        var id = await test.PublishAccountAsync();

        var message = await test.Client.Events(Token).FirstAsync(Token);

        Assert.True(reply.Successful);
        Assert.Equal(TestOrg.Accounts, reply.Subscription);
        Assert.Equal(id, message.Data!.Value.GetProperty("sobject").GetProperty("Id").GetString());
    }

    [Fact(Timeout = Limit)]
    public async Task T1_untyped_a_second_enumeration_at_a_time_throws()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.PublishAccountAsync();
        await using var first = test.Client.Events(Token).GetAsyncEnumerator(Token);
        await first.MoveNextAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await test.Client.Events(Token).FirstAsync(Token));
    }

    [Fact(Timeout = Limit)]
    public async Task T2_untyped_after_the_end_every_move_returns_false()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        var move = events.MoveNextAsync();

        await test.Client.StopAsync(Token);

        Assert.False(await move);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T3_untyped_after_a_break_the_next_enumeration_goes_on()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        Assert.Equal(ids[0], IdOf(await test.Client.Events(Token).FirstAsync(Token)));
        Assert.Equal(ids[1], IdOf(await test.Client.Events(Token).FirstAsync(Token)));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Unsubscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task T4_untyped_after_an_exception_the_next_enumeration_goes_on()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in test.Client.Events(Token)) throw new TimeZoneNotFoundException("of the program");
        });

        Assert.Equal(ids[1], IdOf(await test.Client.Events(Token).FirstAsync(Token)));
    }

    [Fact(Timeout = Limit)]
    public async Task T5_untyped_a_cancelled_move_throws_and_the_subscription_stays()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        using var cancel = new CancellationTokenSource();
        await using var events = test.Client.Events(cancel.Token).GetAsyncEnumerator(Token);
        var move = events.MoveNextAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await move);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, IdOf(await test.Client.Events(Token).FirstAsync(Token)));
    }

    [Fact(Timeout = Limit)]
    public async Task T6_untyped_a_stop_ends_and_forgets_the_subscriptions()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        var move = events.MoveNextAsync();

        await test.Client.StopAsync(Token);

        Assert.False(await move);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Unsubscribe));
        await test.Client.StartAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token));
    }

    [Fact(Timeout = Limit)]
    public async Task T7_untyped_disposal_throws_from_the_running_move()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        var move = events.MoveNextAsync();

        await test.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await move);
    }

    [Fact(Timeout = Limit)]
    public async Task T8_untyped_a_fault_of_the_session_comes_behind_what_is_queued()
    {
        await using var test = await TestOrg.StartAsync(
            configureClient: (options, org) => options.AccessTokens = new StaticToken(org.IssueAccessToken(), org.Url));
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.RevokeTokens();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(id, IdOf(events.Current));
        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());

        Assert.Equal(StreamingError.AuthenticationRejected, fault.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_untyped_a_fault_of_one_channel_leaves_the_others()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::SubscribeVisitor does not have access to the entity in this topic");
        test.Org.Faults.ExpireSessions();

        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events(Token).FirstAsync(Token));

        Assert.Equal(TestOrg.Accounts, fault.Channel);
        await test.Org.WaitForSubscribersAsync(TestOrg.Alerts, 1, Token);
        await test.PublishAlertAsync();
        Assert.Equal(TestOrg.Alerts, (await test.Client.Events(Token).FirstAsync(Token)).Channel);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_untyped_what_came_before_the_fault_of_a_channel_is_yielded_first()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::SubscribeVisitor does not have access to the entity in this topic");

        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Subscribe, 2, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(id, IdOf(events.Current));
        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());
        Assert.Equal(TestOrg.Accounts, fault.Channel);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_untyped_a_full_buffer_fails_where_the_program_wants_that()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, new EventsOptions { BufferBytes = 1, OnFull = FullBufferHandling.Fail }, Token);
        var first = await test.PublishAccountAsync();
        await test.PublishAccountAsync();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);

        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(first, IdOf(events.Current));
        var tooSlow = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());
        Assert.Equal(StreamingError.ConsumerTooSlow, tooSlow.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_untyped_a_full_buffer_parks_and_goes_on_without_a_gap_when_it_is_empty()
    {
        await using var test = await TestOrg.StartAsync();
        await using var neighbour = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        await test.Client.SubscribeAsync(TestOrg.Accounts, new EventsOptions { BufferBytes = 1 }, Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);

        var text = await test.PublishAlertAsync();
        Assert.Equal(text, (await neighbour.NextAsync(Token)).Text);
        Assert.Equal(ids, (await test.Client.Events(Token).TakeAsync(3, Token)).Select(IdOf));
    }

    [Fact(Timeout = Limit)]
    public async Task T10_untyped_what_is_buffered_survives_an_unsubscribe()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        var reply = await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token);

        Assert.True(reply!.Successful);
        Assert.Equal(id, IdOf(await test.Client.Events(Token).FirstAsync(Token)));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Unsubscribe));
    }

    private static string? IdOf(BayeuxMessage message) => message.Data!.Value.GetProperty("sobject").GetProperty("Id").GetString();
}
