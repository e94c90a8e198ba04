using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Consumers;
using TypedStreaming.Decoding;
using TypedStreaming.Watching;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors that end a single consumer.</summary>
internal static class ConsumerErrors
{
    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        ErrorRow.Thrown("DecodeFailure.Of", "an event that does not fit", StreamingError.EventDecode, false, "could not be read", UnreadableAsync),
        ErrorRow.Thrown("EventEnumeration.Give", "a gap event", StreamingError.GapEvent, false, "Changes are missing", () => WithGapAsync(
            static async subscription => await subscription.FirstAsync(CancellationToken.None))),
        ErrorRow.Thrown("Delivery.Event", "a gap event", StreamingError.GapEvent, false, "Changes are missing", () => WithGapAsync(
            static async subscription => (await subscription.Deliveries(CancellationToken.None).FirstAsync(CancellationToken.None)).Event)),
        ErrorRow.Thrown("SlowConsumerExceptions.Of", "a full buffer", StreamingError.ConsumerTooSlow, true, "too slow", FullAsync),
        ErrorRow.Thrown("DecodeFailure.OfJson", "an event that is nested too deep", StreamingError.EventDecode, false, "could not be read as JSON", TooDeepAsync),
        ErrorRow.Thrown("MessageTap.Offer", "messages that nobody reads", StreamingError.ConsumerTooSlow, true, "Messages()", UnreadAsync),
        ErrorRow.Thrown("QueueReader.TooMany", "too many are out", StreamingError.TooManyUnacknowledged, false, "acknowledge it", TooManyAsync),
        new("DecodeFailure.OfOversize", "a message over the limit", StreamingError.EventDecode, false, "MaxMessageBytes", static () =>
            DecodeFailure.OfOversize("/u/x", 7, bytes: 5_000_000, limit: 4_194_304)),
        ErrorRow.Thrown("RouteRefusals.TopicHasAnotherFilter", "two filters of one topic", StreamingError.SubscriptionRefused, false, "two filters on one topic", TwoFiltersAsync),
        new("ProgramCallback.Failed", "a callback that throws", StreamingError.CallbackFailed, false, "OnGap", static () =>
            ProgramCallback.Failed("OnGap", "/u/x", "threw IOException", new IOException())),
    ];

    private static async Task UnreadableAsync()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>();
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = 7 }, CancellationToken.None);
        await subscription.FirstAsync(CancellationToken.None);
    }

    private static async Task<AccountRecord> WithGapAsync(Func<Subscription<AccountRecord>, Task<AccountRecord>> take)
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>();
        await test.PublishChangeAsync("GAP_UPDATE", null, "001A");
        return await take(subscription);
    }

    private static async Task FullAsync()
    {
        var bench = new Workbench(new InMemoryReplayStore());
        await using var consumer = await bench.OpenAsync(Workbench.Patient(static options => (options.BufferBytes, options.OnFull) = (1, FullBufferHandling.Fail)));
        bench.Deliver(1, 2, 3);
        while (await consumer.MoveAsync(CancellationToken.None)) consumer.AcknowledgeInHand();
    }

    private static async Task TooManyAsync()
    {
        var bench = new Workbench(new InMemoryReplayStore());
        var consumer = await bench.OpenAsync(Workbench.Patient(static options => options.MaxUnacknowledged = 1));
        await using var deliveries = new DeliveryEnumeration<BayeuxMessage>(
            _ => Task.FromResult<QueueReader<BayeuxMessage>?>(consumer), static reader => reader.DisposeAsync(), CancellationToken.None);
        bench.Deliver(1, 2);
        while (await deliveries.MoveNextAsync())
        {
            // None of the deliveries is acknowledged.
        }
    }

    private static async Task TwoFiltersAsync()
    {
        var bench = new Workbench(new InMemoryReplayStore());
        await using var one = await bench.OpenAsync(Filtered("1"));
        await using var two = await bench.OpenAsync(Filtered("2"));
        await two.MoveAsync(CancellationToken.None);
    }

    private static EventsOptions Filtered(string value) => Workbench.Patient(options => (options.Channel, options.Name) = ($"/topic/A?x={value}", value));

    private static string TooDeep =>
        $$"""{"channel":"/u/x","data":{{string.Concat(Enumerable.Repeat("[", 600))}}{{string.Concat(Enumerable.Repeat("]", 600))}}}""";

    private static Task TooDeepAsync()
    {
        var messages = new BayeuxReader(Encoding.UTF8.GetBytes(TooDeep));
        Assert.True(messages.Read());
        throw JsonConsumer.ReadJson("/u/x", messages.Current).Details!.Error!;
    }

    private static async Task UnreadAsync()
    {
        var tap = new MessageTap();
        var message = BayeuxMessage.Parse(Encoding.UTF8.GetBytes(Frames.Event("/u/x", 1)));
        for (var count = 0; count < 5; count++) tap.Offer(message, 1024 * 1024);
        while (await tap.Queue.WaitAsync(CancellationToken.None)) tap.Queue.TryTake(out _);
    }
}
