using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Copies of a platform event: one EventUuid, several replay ids.</summary>
public sealed class DuplicateEventTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_copy_is_not_given()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        var first = await test.PublishInkAsync("one");
        await test.Org.PublishDuplicateAsync(EventBus.Ink, first, Token);
        await test.PublishInkAsync("two");

        Assert.Equal(["one", "two"], (await subscription.TakeAsync(2, Token)).Select(ink => ink.PrinterModel));
    }

    /// <summary>The negative control of the test above: the same payload with another id is another event.</summary>
    [Fact(Timeout = Limit)]
    public async Task An_equal_event_with_an_id_of_its_own_is_given()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        foreach (var model in (string[])["one", "one", "two"]) await test.PublishInkAsync(model);

        Assert.Equal(["one", "one", "two"], (await subscription.TakeAsync(3, Token)).Select(ink => ink.PrinterModel));
    }

    [Theory(Timeout = Limit)]
    [InlineData("51.0", 3)]
    [InlineData("52.0", 2)]
    public async Task Before_52_nothing_tells_a_copy_and_it_is_given(string version, int given)
    {
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ApiVersion = version);
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        await test.Org.PublishDuplicateAsync(EventBus.Ink, await test.PublishInkAsync("one"), Token);
        await test.PublishInkAsync("last");

        var taken = await subscription.TakeAsync(given, Token);

        Assert.Equal("last", taken[^1].PrinterModel);
    }

    [Fact(Timeout = Limit)]
    public async Task The_position_moves_past_a_copy()
    {
        var saved = new SavedIds();
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ReplayStore = saved.Store);
        await using var events = test.Client.Events<LowInk>(new() { SaveInterval = TimeSpan.Zero }).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events, EventBus.Ink);
        var first = await test.PublishInkAsync("one");
        Assert.True(await move);
        var copy = await test.Org.PublishDuplicateAsync(EventBus.Ink, first, Token);
        Assert.Null(saved.Last);

        move = events.MoveNextAsync().AsTask();

        await saved.WaitForAsync(copy, Token);
        Assert.False(move.IsCompleted);
        await test.Client.StopAsync(Token);
        Assert.False(await move);
    }

    [Fact(Timeout = Limit)]
    public async Task The_position_does_not_move_past_a_copy_before_the_event_is_acknowledged()
    {
        var saved = new SavedIds();
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ReplayStore = saved.Store);
        var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        var first = await test.PublishInkAsync("one");
        await test.Org.PublishDuplicateAsync(EventBus.Ink, first, Token);
        var last = await test.PublishInkAsync("two");
        var deliveries = await subscription.Deliveries(Token).TakeAsync(2, Token);

        deliveries[1].Acknowledge();
        await subscription.DisposeAsync();
        Assert.Null(saved.Last);

        deliveries[0].Acknowledge();
        await saved.WaitForAsync(last, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task Copies_in_raw_data_are_told_by_their_uuid_however_it_is_written()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        foreach (var uuid in (string[])["9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44", "9A0E4F3C-7A55-4A0F-8F1E-0D1B6C2A7E44", "9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e45"])
        {
            await test.Org.PublishRawAsync(
                EventBus.Ink,
                id => $$$"""{"payload":{"Printer_Model__c":"{{{id}}}"},"event":{"EventUuid":"{{{uuid}}}","replayId":{{{id}}} } }""",
                Token);
        }

        Assert.Equal(["1", "7"], (await subscription.TakeAsync(2, Token)).Select(ink => ink.PrinterModel));
    }

    [Theory(Timeout = Limit)]
    [InlineData("\"no uuid\"")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task What_is_no_uuid_makes_no_copy(string uuid)
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        for (var i = 0; i < 2; i++)
            await test.Org.PublishRawAsync(EventBus.Ink, id => $$$"""{"payload":{},"event":{"EventUuid":{{{uuid}}},"replayId":{{{id}}} } }""", Token);

        Assert.All(await subscription.TakeAsync(2, Token), ink => Assert.Null(ink.Metadata.EventUuid));
    }

    [Fact(Timeout = Limit)]
    public async Task Each_consumer_of_a_channel_gets_an_event_once()
    {
        await using var test = await EventBus.StartAsync();
        await using var one = await test.Client.SubscribeAsync<LowInk>(new() { Name = "one" }, Token);
        await using var other = await test.Client.SubscribeAsync<LowInk>(new() { Name = "other" }, Token);
        await test.Org.PublishDuplicateAsync(EventBus.Ink, await test.PublishInkAsync("event"), Token);
        await test.PublishInkAsync("last");

        foreach (var subscription in (Subscription<LowInk>[])[one, other])
            Assert.Equal(["event", "last"], (await subscription.TakeAsync(2, Token)).Select(ink => ink.PrinterModel));
    }

    [Fact(Timeout = Limit)]
    public async Task Events_as_json_come_once_too()
    {
        await using var test = await EventBus.StartAsync();
        var first = await test.PublishInkAsync("one");
        await test.Org.PublishDuplicateAsync(EventBus.Ink, first, Token);
        var last = await test.PublishInkAsync("two");

        var messages = await test.Client.Events(EventBus.Ink, new() { From = ReplayFrom.Earliest }, Token).TakeAsync(2, Token);

        Assert.Equal([first, last], messages.Select(message => message.ReplayId!.Value));
    }
}
