using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Lifetime;

/// <summary>The column "tap" of docs/decisions/0001-consumer-lifetime.md, one test per cell.</summary>
public sealed class TapLifetimeTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task T1_tap_sees_the_handshake_reply_of_the_start_that_it_causes()
    {
        await using var test = await TestOrg.StartAsync();

        var first = await test.Client.Messages(Token).FirstAsync(Token);

        Assert.Equal("/meta/handshake", first.Channel);
        Assert.True(first.Successful);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task T2_T6_tap_a_stop_ends_it_normally()
    {
        await using var test = await TestOrg.StartAsync();
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        await messages.MoveNextAsync();

        await test.Client.StopAsync(Token);

        Assert.False(await messages.MoveNextAsync());
        Assert.False(await messages.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T3_tap_a_break_says_nothing_on_the_wire()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var seen = test.Client.Messages(Token).FirstAsync(Token);
        await test.PublishAccountAsync();
        await seen;
        var id = await test.PublishAccountAsync();

        Assert.Contains(id, (await subscription.TakeAsync(2, Token)).Select(account => account.Id));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Unsubscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task T4_tap_an_exception_in_the_loop_leaves_the_client_alone()
    {
        await using var test = await TestOrg.StartAsync();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in test.Client.Messages(Token)) throw new TimeZoneNotFoundException("of the program");
        });

        await test.Client.StartAsync(Token);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task T5_tap_a_cancelled_move_throws()
    {
        await using var test = await TestOrg.StartAsync();
        using var cancel = new CancellationTokenSource();
        await using var messages = test.Client.Messages(cancel.Token).GetAsyncEnumerator(Token);
        await messages.MoveNextAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await messages.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T7_tap_disposal_throws()
    {
        await using var test = await TestOrg.StartAsync();
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        await messages.MoveNextAsync();

        await test.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await messages.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T8_tap_a_fault_of_the_session_comes_behind_the_messages()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "403::Organization concurrent user limit exceeded");
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);

        Assert.True(await messages.MoveNextAsync());
        Assert.False(messages.Current.Successful);
        var fault = await Assert.ThrowsAsync<StreamingException>(async () => await messages.MoveNextAsync());
        Assert.Equal(StreamingError.LimitExceeded, fault.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_tap_sees_the_refusal_of_a_channel_and_goes_on()
    {
        await using var test = await TestOrg.StartAsync();
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        await messages.MoveNextAsync();
        await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.SubscribeAsync("/topic/Unknown", cancellationToken: Token));

        while (messages.Current.Channel != "/meta/subscribe") Assert.True(await messages.MoveNextAsync());

        Assert.False(messages.Current.Successful);
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        Assert.True(await messages.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task T10_tap_sees_the_reply_to_an_unsubscribe()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        var move = messages.MoveNextAsync();

        await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token);

        Assert.True(await move);
        while (messages.Current.Channel != "/meta/unsubscribe") Assert.True(await messages.MoveNextAsync());
        Assert.Equal(TestOrg.Accounts, messages.Current.Subscription);
    }

    [Fact(Timeout = Limit)]
    public async Task T9_tap_a_full_buffer_ends_it_alone()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        var first = messages.MoveNextAsync();
        var text = new string('x', 1024 * 1024);
        for (var i = 0; i < 6; i++) await test.Org.PublishGenericAsync(TestOrg.Alerts, new { Text = text }, Token);

        Assert.Equal(6, (await subscription.TakeAsync(6, Token)).Count);
        Assert.True(await first);
        var tooSlow = await Assert.ThrowsAsync<StreamingException>(async () =>
        {
            while (await messages.MoveNextAsync()) Assert.NotNull(messages.Current);
        });
        Assert.Equal(StreamingError.ConsumerTooSlow, tooSlow.Error);
    }
}
