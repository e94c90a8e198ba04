using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// An event that is nested too deep is a single event that cannot be read: those of the same response arrive, and the session goes on.
/// </summary>
public sealed class DeepEventTests
{
    private const int Limit = 60_000;
    private const int DeepestJson = 512;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool> Depths() => new()
    {
        { 62, true },
        { 100, false },
        { 600, false },
        { 100_000, false },
    };

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Depths))]
    public async Task Typed_events_ask_OnDecodeError(int depth, bool fits)
    {
        await using var test = await StartAsync();
        var asked = new List<EventDecodeException>();
        var options = new EventsOptions { OnDecodeError = DecodeErrorHandling.SkipTo((error, _) => { asked.Add(error); return ValueTask.CompletedTask; }) };
        await using var events = test.Client.Events<AccountChange>(options, Token).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        await PublishAsync(test, depth);
        var ids = await TakeThroughAfterAsync(events, move, static account => account.Id);
        Assert.Equal(fits ? ["before", "deep", "after"] : ["before", "after"], ids);
        Assert.Equal(fits ? 0 : 1, asked.Count);
        AssertSessionKept(test);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Depths))]
    public async Task Deliveries_bring_it_with_its_error(int depth, bool fits)
    {
        await using var test = await StartAsync();
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await PublishAsync(test, depth);
        var deliveries = await accounts.Deliveries(Token).TakeAsync(3, Token);
        Assert.Equal([true, fits, true], deliveries.Select(static delivery => delivery.TryGetEvent(out _)));
        Assert.All(deliveries, static delivery => Assert.NotNull(delivery.ReplayId));
        AssertSessionKept(test);
    }

    [Theory(Timeout = Limit)]
    [InlineData(62)]
    [InlineData(100)]
    [InlineData(600)]
    [InlineData(100_000)]
    public async Task Events_of_a_channel_ask_OnDecodeError(int depth)
    {
        await using var test = await StartAsync();
        var asked = 0;
        var options = new EventsOptions { OnDecodeError = DecodeErrorHandling.SkipTo((_, _) => { asked++; return ValueTask.CompletedTask; }) };
        await using var events = test.Client.Events(TestOrg.Accounts, options, Token).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        await PublishAsync(test, depth);
        var ids = await TakeThroughAfterAsync(events, move, Id);
        Assert.Equal(depth < DeepestJson ? (3, 0) : (2, 1), (ids.Count, asked));
        AssertSessionKept(test);
    }

    [Theory(Timeout = Limit)]
    [InlineData(62)]
    [InlineData(100)]
    [InlineData(600)]
    [InlineData(100_000)]
    public async Task Channels_that_were_subscribed_by_hand_ask_OnDecodeError(int depth)
    {
        await using var test = await StartAsync();
        var asked = 0;
        var options = new EventsOptions { OnDecodeError = DecodeErrorHandling.SkipTo((_, _) => { asked++; return ValueTask.CompletedTask; }) };
        await test.Client.SubscribeAsync(TestOrg.Accounts, options, Token);
        await PublishAsync(test, depth);
        var events = await test.Client.Events(Token).TakeAsync(depth < DeepestJson ? 3 : 2, Token);
        Assert.Equal("after", Id(events[^1]));
        Assert.Equal(depth < DeepestJson ? 0 : 1, asked);
        AssertSessionKept(test);
    }

    [Fact(Timeout = Limit)]
    public async Task Without_an_option_they_throw_it_and_the_next_enumeration_goes_on_behind_it()
    {
        await using var test = await StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await PublishAsync(test, 600);
        await Assert.ThrowsAsync<EventDecodeException>(() => test.Client.Events(Token).TakeAsync(2, Token));
        Assert.Equal("after", Id(await test.Client.Events(Token).FirstAsync(Token)));
        AssertSessionKept(test);
    }

    [Theory(Timeout = Limit)]
    [InlineData(62)]
    [InlineData(100)]
    [InlineData(600)]
    [InlineData(100_000)]
    public async Task Messages_and_extensions_see_the_others_and_the_log_says_what_they_do_not_see(int depth)
    {
        var extension = new RecordingExtension();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) =>
        {
            options.ApiVersion = "66.0";
            options.Extensions.Add(extension);
        });
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        var move = messages.MoveNextAsync().AsTask();
        await PublishAsync(test, depth);
        var seen = new List<string>();
        while (true)
        {
            Assert.True(await move);
            seen.Add(messages.Current.Channel);
            if (seen[^1] == "/meta/connect") break;
            move = messages.MoveNextAsync().AsTask();
        }

        var expected = depth < DeepestJson ? 3 : 2;
        Assert.Equal(expected, seen.Count(static channel => channel == TestOrg.Accounts));
        Assert.Equal(expected, extension.Received.Count(static message => message.Channel == TestOrg.Accounts));
        Assert.Equal(depth < DeepestJson ? 0 : 2, test.Log.Entries.Count(static entry => entry.Id == 113));
        AssertSessionKept(test);
    }

    [Theory(Timeout = Limit)]
    [InlineData("/meta/handshake")]
    [InlineData("/meta/subscribe")]
    [InlineData("/meta/unsubscribe")]
    [InlineData("/meta/disconnect")]
    public async Task A_reply_that_is_nested_deep_is_a_reply(string channel)
    {
        using var server = new StagedServer(channel);
        await using var client = server.MakeClient();
        var used = UseAsync(client);
        var asked = await server.NextAsync(channel);
        var handshake = channel == "/meta/handshake" ? ""","clientId":"c1" """ : "";
        asked.Answer($$$"""[{"channel":"{{{channel}}}","successful":true{{{handshake}}},"ext":{"deep":{{{Nested(600)}}},"replay":true}}]""");
        await used.WaitAsync(Token);
    }

    [Fact(Timeout = Limit)]
    public async Task So_is_that_to_a_connect()
    {
        using var server = new StagedServer("/meta/connect", "/meta/handshake");
        await using var client = server.MakeClient();
        var started = client.StartAsync(Token);
        (await server.NextAsync("/meta/handshake")).Agree();
        await started;
        (await server.NextAsync("/meta/connect")).Answer($$"""[{"channel":"/meta/connect","successful":true,"ext":{{Nested(100_000)}} }]""");
        await server.NextAsync("/meta/connect");
        Assert.Equal(ClientState.Connected, client.State);
    }

    private static async Task UseAsync(StreamingClient client)
    {
        await client.SubscribeAsync("/u/x", cancellationToken: Token);
        await client.UnsubscribeAsync("/u/x", Token);
        await client.DisconnectAsync(Token);
    }

    private static async Task PublishAsync(TestOrg test, int depth)
    {
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        using (test.Org.HoldDeliveries())
        {
            await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "before" }, Token);
            await test.Org.PublishRawAsync(
                TestOrg.Accounts, id => $$$"""{"event":{"replayId":{{{id}}},"type":"updated"},"sobject":{"Id":"deep","Other":{{{Nested(depth)}}} } }""", Token);
            await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "after" }, Token);
        }
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));

    private static async Task<List<string?>> TakeThroughAfterAsync<T>(IAsyncEnumerator<T> events, Task<bool> move, Func<T, string?> id)
    {
        var ids = new List<string?>();
        while (true)
        {
            Assert.True(await move);
            ids.Add(id(events.Current));
            if (ids[^1] == "after") return ids;
            move = events.MoveNextAsync().AsTask();
        }
    }

    private static string? Id(BayeuxMessage message) => message.Data!.Value.GetProperty("sobject").GetProperty("Id").GetString();

    private static void AssertSessionKept(TestOrg test) => Assert.Equal(1, test.Org.Exchanges.Count(TypedStreaming.Simulator.RequestKind.Handshake));

    private static Task<TestOrg> StartAsync() => TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
}
