using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Lifetime;

/// <summary>The column "typed" of docs/decisions/0001-consumer-lifetime.md, one test per cell.</summary>
public sealed class TypedLifetimeTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task T1_typed_the_first_move_starts_the_client_and_subscribes_once()
    {
        await using var test = await TestOrg.StartAsync();
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Any));

        var move = await test.MoveWhenSubscribedAsync(events);
        var id = await test.PublishAccountAsync();

        Assert.True(await move);
        Assert.Equal(id, events.Current.Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task T1_typed_a_refusal_is_thrown_from_the_first_move()
    {
        await using var test = await TestOrg.StartAsync();
        var options = new EventsOptions { Channel = "/topic/Unknown" };
        await using var events = test.Client.Events<AccountChange>(options).GetAsyncEnumerator(Token);

        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());

        Assert.Equal(StreamingError.SubscriptionRefused, refused.Error);
        Assert.Equal("/topic/Unknown", refused.Channel);
        Assert.Contains("/topic/Unknown", refused.ServerText, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task T1_typed_a_subscription_buffers_from_its_confirmation_on()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task T2_typed_after_the_end_every_move_returns_false()
    {
        await using var test = await TestOrg.StartAsync();
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);

        await test.Client.StopAsync(Token);

        Assert.False(await move);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T3_typed_a_break_lets_the_channel_go()
    {
        await using var test = await TestOrg.StartAsync();
        var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAccountAsync();
        await move;

        await events.DisposeAsync();

        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task T3_typed_a_subscription_keeps_its_channel_over_a_break_until_it_is_disposed()
    {
        await using var test = await TestOrg.StartAsync();
        var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        Assert.Equal(ids[0], (await subscription.NextAsync(Token)).Id);
        Assert.Equal(ids[1], (await subscription.NextAsync(Token)).Id);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Unsubscribe));

        await subscription.DisposeAsync();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task T4_typed_an_exception_in_the_loop_lets_the_channel_go()
    {
        await using var test = await TestOrg.StartAsync();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
            var move = await test.MoveWhenSubscribedAsync(events);
            await test.PublishAccountAsync();
            await move;
            throw new TimeZoneNotFoundException("of the program");
        });

        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task T5_typed_a_cancelled_move_throws_and_lets_the_channel_go()
    {
        await using var test = await TestOrg.StartAsync();
        using var cancel = new CancellationTokenSource();
        await using var events = test.Client.Events<AccountChange>(cancellationToken: cancel.Token).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => move);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task T5_typed_cancellation_is_noticed_while_events_are_queued()
    {
        await using var test = await TestOrg.StartAsync();
        using var cancel = new CancellationTokenSource();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await using var events = subscription.GetAsyncEnumerator(cancel.Token);
        await test.PublishAccountAsync();
        await test.PublishAccountAsync();
        await events.MoveNextAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task A_second_move_before_the_first_has_ended_is_refused_and_harms_nothing()
    {
        await using var test = await TestOrg.StartAsync();
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await events.MoveNextAsync());
        Assert.StartsWith("MoveNextAsync was called again before the previous call had ended. Await each call", refused.Message, StringComparison.Ordinal);
        await test.PublishAccountAsync();
        Assert.True(await move);
        await test.PublishAccountAsync();
        Assert.True(await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T6_typed_a_stop_ends_at_once_and_says_only_disconnect()
    {
        await using var test = await TestOrg.StartAsync();
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        using (test.Org.HoldDeliveries())
        {
            await test.PublishAccountAsync();
            await test.PublishAccountAsync();
        }

        Assert.True(await move);
        await test.Client.StopAsync(Token);

        Assert.False(await events.MoveNextAsync());
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Disconnect));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Unsubscribe));
        Assert.Equal(0, test.Org.SessionCount);
    }

    [Fact(Timeout = Limit)]
    public async Task T7_typed_disposal_throws_from_the_running_move_and_tells_the_server()
    {
        await using var test = await TestOrg.StartAsync();
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);

        await test.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => move);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task T7_typed_disposal_throws_from_the_next_move()
    {
        await using var test = await TestOrg.StartAsync();
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAccountAsync();
        await move;

        await test.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T8_typed_a_fault_of_the_session_comes_behind_what_is_queued_and_a_new_enumeration_starts_anew()
    {
        await using var test = await TestOrg.StartAsync(
            configureClient: (options, org) => options.AccessTokens = new StaticToken(org.IssueAccessToken(), org.Url));
        var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        await using var events = subscription.GetAsyncEnumerator(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        test.Org.Faults.RevokeTokens();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(id, events.Current.Id);
        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());

        Assert.Equal(StreamingError.AuthenticationRejected, fault.Error);
        var handshakes = test.Org.Exchanges.Count(RequestKind.Handshake);
        await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>().FirstAsync(Token));
        Assert.Equal(handshakes + 1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task T9_typed_a_channel_that_is_refused_on_resubscription_faults_alone()
    {
        await using var test = await TestOrg.StartAsync();
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await using var alerts = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::SubscribeVisitor does not have access to the entity in this topic");

        test.Org.Faults.ExpireSessions();

        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await accounts.NextAsync(Token));
        Assert.Equal(StreamingError.SubscriptionRefused, fault.Error);
        await test.Org.WaitForSubscribersAsync(TestOrg.Alerts, 1, Token);
        var text = await test.PublishAlertAsync();
        Assert.Equal(text, (await alerts.NextAsync(Token)).Text);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_typed_what_is_queued_comes_before_the_fault_of_the_channel()
    {
        await using var test = await TestOrg.StartAsync();
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::SubscribeVisitor does not have access to the entity in this topic");

        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Subscribe, 2, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        await using var events = accounts.GetAsyncEnumerator(Token);
        foreach (var id in ids)
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal(id, events.Current.Id);
        }

        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());
        Assert.Equal(StreamingError.SubscriptionRefused, fault.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_typed_a_full_buffer_fails_where_the_program_wants_that()
    {
        await using var test = await TestOrg.StartAsync();
        var options = new EventsOptions { BufferBytes = 1, OnFull = FullBufferHandling.Fail };
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(options, Token);
        var first = await test.PublishAccountAsync();
        await test.PublishAccountAsync();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);

        await using var events = subscription.GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(first, events.Current.Id);
        var tooSlow = await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());
        Assert.Equal(StreamingError.ConsumerTooSlow, tooSlow.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_typed_a_full_buffer_parks_and_goes_on_without_a_gap_when_it_is_empty()
    {
        await using var test = await TestOrg.StartAsync();
        await using var neighbour = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(new() { BufferBytes = 1 }, Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);

        var text = await test.PublishAlertAsync();
        Assert.Equal(text, (await neighbour.NextAsync(Token)).Text);
        Assert.Equal(ids, (await subscription.TakeAsync(3, Token)).Select(static account => account.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task T10_typed_a_channel_in_use_cannot_be_unsubscribed_by_hand()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "billing" }, Token);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token));

        Assert.Contains("'billing'", refused.Message, StringComparison.Ordinal);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
    }
}
