using System.Text;
using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Events as messages, for programs that send them elsewhere and decode them later.</summary>
public sealed class EventMessageTests
{
    private const int Limit = 30_000;
    private const string Records = "/data/AccountChangeEvent";

    private static readonly EventsOptions FromEarliest = new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_message_has_the_bytes_of_the_server_and_can_be_decoded_elsewhere()
    {
        await using var test = await TestOrg.StartAsync();
        var id = await test.PublishAccountAsync();
        var json = (await test.Client.Events(TestOrg.Accounts, new() { Name = "json", From = ReplayFrom.Earliest }, Token).TakeAsync(1, Token))[0];

        var delivery = (await test.Client.Deliveries(TestOrg.Accounts, FromEarliest, Token).TakeAsync(1, Token))[0];

        var message = delivery.Event;
        Assert.Equal(json.Json.GetRawText(), Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal((TestOrg.Accounts, "application/json", null), (message.Channel, message.ContentType, message.SchemaId));
        Assert.Equal((delivery.ReplayId, delivery.Type, "updated"), (message.Metadata.ReplayId, message.Metadata.Type, delivery.Type));
        var elsewhere = EventMessage.Parse(message.Channel, message.Body.ToArray());
        Assert.Equal(message.Metadata, elsewhere.Metadata);
        Assert.Equal(id, elsewhere.Decode<AccountChange>().Id);
        Assert.Equal($"{TestOrg.Accounts} #{delivery.ReplayId}", message.ToString());
    }

    [Fact(Timeout = Limit)]
    public async Task The_next_enumeration_goes_on_after_what_was_acknowledged()
    {
        await using var test = await TestOrg.StartAsync();
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        var first = await test.Client.Deliveries(TestOrg.Accounts, FromEarliest, Token).TakeAsync(2, Token);
        first[0].Acknowledge();

        var second = await test.Client.Deliveries(TestOrg.Accounts, FromEarliest, Token).TakeAsync(2, Token);

        Assert.Equal(ids[1..], second.Select(static delivery => delivery.Event.Decode<AccountChange>().Id));
    }

    [Fact(Timeout = Limit)]
    public async Task Consumers_of_a_channel_share_one_message_and_each_counts_its_bytes()
    {
        await using var test = await TestOrg.StartAsync();
        await using var one = test.Client.Deliveries(TestOrg.Accounts, new() { Name = "one" }, Token).GetAsyncEnumerator(Token);
        await using var two = test.Client.Deliveries(TestOrg.Accounts, new() { Name = "two", BufferBytes = 1 }, Token).GetAsyncEnumerator(Token);
        var (first, second) = (await test.MoveWhenSubscribedAsync(one), await test.MoveWhenSubscribedAsync(two));
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await test.PublishAccountAsync();
        Assert.True(await first && await second);
        Assert.Same(one.Current.Event, two.Current.Event);
        var earlier = one.Current.Event;

        await test.PublishAccountAsync();
        Assert.True(await one.MoveNextAsync());
        Assert.NotSame(earlier, one.Current.Event);
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_event_is_a_message_without_data()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.AddChangeEvents("Account");
        await test.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "GAP_UPDATE", ["001Kx0000000001AAA"]), Token);
        await test.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", ["001Kx0000000001AAA"]) { Fields = new { Phone = "1" } }, Token);

        var taken = await test.Client.Deliveries(Records, FromEarliest, Token).TakeAsync(2, Token);

        var (gap, change) = (taken[0].Event, taken[1].Event);
        Assert.Equal((true, false), (gap.IsGapEvent, change.IsGapEvent));
        Assert.Equal(["001Kx0000000001AAA"], gap.Metadata.Change!.RecordIds);
        Assert.Throws<EventDecodeException>(() => gap.Decode<AccountRecord>());
        Assert.Equal("1", change.Decode<AccountRecord>().Phone.Value);
        Assert.NotNull(change.SchemaId);
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_over_the_limit_is_delivered_with_its_error()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.MaxMessageBytes = 64 * 1024);
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "1", Name = new string('x', 70_000) }, Token);

        var delivery = (await test.Client.Deliveries(TestOrg.Accounts, FromEarliest, Token).TakeAsync(1, Token))[0];

        Assert.Contains("more than MaxMessageBytes", delivery.Error!.Message, StringComparison.Ordinal);
        Assert.False(delivery.TryGetEvent(out _));
    }

    [Fact]
    public void A_type_of_another_kind_is_refused()
    {
        var message = EventMessage.Parse(Records, Message(Records));
        var wrong = Assert.Throws<InvalidOperationException>(() => message.Decode<AccountChange>());
        Assert.Equal("AccountChange represents PushTopic events, whose channels start with /topic/. The message is from /data/AccountChangeEvent.", wrong.Message);
    }

    [Fact]
    public void The_channel_may_have_a_filter_that_the_message_lacks() =>
        Assert.Equal("/topic/A?X=1", EventMessage.Parse("/topic/A?X=1", Message("/topic/A")).Channel);

    [Theory]
    [InlineData("""{"channel":"/topic/B","data":{}}""", "The message is not an event of /topic/A.")]
    [InlineData("""[{"channel":"/topic/A"},{"channel":"/topic/A"}]""", "The text contains more than one message.")]
    [InlineData("""{"channel":"/meta/connect"}""", "The text is not an event message")]
    [InlineData("""{"data":{}}""", "The text is not an event message")]
    [InlineData("[]", "The text is not an event message")]
    [InlineData("", "Expected")]
    [InlineData("""{"channel":"/topic/A","data":{""", "is not JSON")]
    [InlineData("hello", "Expected")]
    public void A_text_that_is_not_one_message_of_the_channel_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<JsonException>(() => EventMessage.Parse("/topic/A", Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_channel_that_is_not_valid_is_refused() => Assert.Throws<ArgumentException>(() => EventMessage.Parse("topic", Message("topic")));

    private static byte[] Message(string channel) =>
        Encoding.UTF8.GetBytes("{\"channel\":\"" + channel + "\",\"data\":{\"event\":{\"replayId\":5},\"payload\":{}}}");
}
