using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Gap events in an enumeration of events, without a callback: they throw until they are acknowledged.</summary>
public sealed class GapEventTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("GAP_CREATE", GapCause.GapEvent)]
    [InlineData("GAP_UPDATE", GapCause.GapEvent)]
    [InlineData("GAP_DELETE", GapCause.GapEvent)]
    [InlineData("GAP_UNDELETE", GapCause.GapEvent)]
    [InlineData("GAP_OVERFLOW", GapCause.Overflow)]
    public async Task A_gap_event_throws_and_names_the_records(string type, GapCause cause)
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync(type, null, "001A", "001B");

        var thrown = await Assert.ThrowsAsync<GapEventException>(async () => await subscription.FirstAsync(Token));

        Assert.Equal((StreamingError.GapEvent, EventBus.Accounts, false), (thrown.Error, thrown.Channel, thrown.IsTransient));
        Assert.Equal((cause, EventBus.Accounts, "Account"), (thrown.Gap.Cause, thrown.Gap.Channel, thrown.Gap.EntityName));
        Assert.Equal(["001A", "001B"], thrown.Gap.RecordIds);
        Assert.NotNull(thrown.Gap.To);
        Assert.Contains("001A, 001B", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("#gapevent", thrown.HelpLink, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_event_of_a_kind_that_is_not_known_throws_too()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishRawChangeAsync(EventBus.Accounts, 4, "001A", type: "GAP_OF_A_LATER_KIND");

        var thrown = await Assert.ThrowsAsync<GapEventException>(async () => await subscription.FirstAsync(Token));

        Assert.Equal(GapCause.GapEvent, thrown.Gap.Cause);
        Assert.Equal(["001A"], thrown.Gap.RecordIds);
        Assert.Null(thrown.Gap.To);
    }

    /// <summary>The negative control of the tests above: an event that only looks like a gap is an event.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_change_type_that_is_not_known_is_no_gap()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishRawChangeAsync(EventBus.Accounts, 4, "001A", type: "GAPLESS");

        Assert.Equal((ChangeType.Unknown, "GAPLESS"), ((await subscription.FirstAsync(Token)).Header.ChangeType, (await Again(subscription)).Header.ChangeTypeName));
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_comes_again_until_it_is_acknowledged()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("GAP_UPDATE", null, "001A");
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001B");

        await Assert.ThrowsAsync<GapEventException>(async () => await subscription.FirstAsync(Token));
        var again = await Assert.ThrowsAsync<GapEventException>(async () => await subscription.FirstAsync(Token));
        again.Acknowledge();

        Assert.Equal(["001A"], again.Gap.RecordIds);
        Assert.Equal(["001B"], (await subscription.FirstAsync(Token)).Header.RecordIds);
    }

    [Fact(Timeout = Limit)]
    public async Task It_comes_again_in_another_enumeration_of_the_same_name()
    {
        await using var test = await EventBus.StartAsync();
        await test.PublishChangeAsync("GAP_UPDATE", null, "001A");
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001B");
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };

        await Assert.ThrowsAsync<GapEventException>(async () => await test.Client.Events<AccountRecord>(options).FirstAsync(Token));
        var again = await Assert.ThrowsAsync<GapEventException>(async () => await test.Client.Events<AccountRecord>(options).FirstAsync(Token));
        again.Acknowledge();

        Assert.Equal(["001B"], (await test.Client.Events<AccountRecord>(options).FirstAsync(Token)).Header.RecordIds);
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_that_was_received_and_not_taken_waits_for_the_next_enumeration()
    {
        await using var test = await EventBus.StartAsync();
        var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        using (test.Org.HoldDeliveries())
        {
            await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001A");
            await test.PublishChangeAsync("GAP_UPDATE", null, "001B");
            await test.PublishChangeAsync("UPDATE", new { Phone = "2" }, "001C");
        }

        await subscription.NextAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await subscription.DisposeAsync();

        var thrown = await Assert.ThrowsAsync<GapEventException>(async () => await test.Client.Events<AccountRecord>().FirstAsync(Token));
        Assert.Equal(["001B"], thrown.Gap.RecordIds);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_as_json_bring_gap_events_as_they_are()
    {
        await using var test = await EventBus.StartAsync();
        var id = await test.PublishChangeAsync("GAP_UPDATE", null, "001A");

        var message = await test.Client.Events(EventBus.Accounts, new() { From = ReplayFrom.Earliest }, Token).FirstAsync(Token);

        Assert.Equal(id, message.ReplayId);
        var header = message.Data!.Value.GetProperty("payload").GetProperty("ChangeEventHeader");
        Assert.Equal("GAP_UPDATE", header.GetProperty("changeType").GetString());
    }

    private static async Task<AccountRecord> Again(Subscription<AccountRecord> subscription) => await subscription.FirstAsync(Token);
}
