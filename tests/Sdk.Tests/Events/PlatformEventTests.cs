using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Platform events from the org to the program.</summary>
public sealed class PlatformEventTests
{
    private const int Limit = 30_000;
    private const string Uuid = "9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(DataMemberOrder.SchemaFirst)]
    [InlineData(DataMemberOrder.EventFirst)]
    public async Task A_delivery_and_a_metadata_member_tell_what_arrived_around_the_event(DataMemberOrder order)
    {
        await using var test = await EventBus.StartAsync(org => org.DataOrder = order);
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        var id = await test.PublishInkAsync("XZO-5", Uuid);

        var delivery = await subscription.Deliveries(Token).FirstAsync(Token);

        Assert.Equal(("XZO-5", 0.2), (delivery.Event.PrinterModel, delivery.Event.InkPercentage));
        Assert.Equal((EventBus.Ink, id, Guid.Parse(Uuid)), (delivery.Channel, delivery.ReplayId, delivery.EventUuid));
        Assert.Equal("Low_Ink__e", delivery.EventApiName);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", delivery.SchemaId);
        Assert.Equal((delivery.Event.CreatedDate, TimeSpan.Zero), (delivery.CreatedDate, delivery.CreatedDate!.Value.Offset));
        Assert.Null(delivery.Change);
        Assert.Null(delivery.Gap);
        var expected = new EventMetadata
        {
            Channel = EventBus.Ink,
            ReplayId = id,
            CreatedDate = delivery.CreatedDate,
            EventUuid = delivery.EventUuid,
            EventApiName = delivery.EventApiName,
            SchemaId = delivery.SchemaId,
        };
        Assert.Equal(expected, delivery.Event.Metadata);
    }

    /// <summary>Up to API version 39.0 the schema's id was in <c>event</c>, before or after the replay id, and dates had whole seconds.</summary>
    [Theory(Timeout = Limit)]
    [InlineData("""{"event":{"schema":"_c1_d37defc8","replayId":7},"payload":%}""")]
    [InlineData("""{"payload":%,"event":{"replayId":7,"schema":"_c1_d37defc8"}}""")]
    public async Task The_envelope_of_early_versions_is_read(string data)
    {
        const string Payload = """{"CreatedById":"005","ReplayId":null,"CreatedDate":"2016-12-14T20:08:19Z","Printer_Model__c":"MN-123","Id":null}""";
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        await test.Org.PublishRawAsync(EventBus.Ink, 7, data.Replace("%", Payload, StringComparison.Ordinal), Token);

        var delivery = await subscription.Deliveries(Token).FirstAsync(Token);

        Assert.Equal(("MN-123", 7L, "_c1_d37defc8"), (delivery.Event.PrinterModel, delivery.ReplayId, delivery.SchemaId));
        Assert.Equal("_c1_d37defc8", delivery.Event.Metadata.SchemaId);
        Assert.Equal(new DateTimeOffset(2016, 12, 14, 20, 8, 19, TimeSpan.Zero), delivery.CreatedDate);
    }

    [Theory(Timeout = Limit)]
    [InlineData("51.0", false, false)]
    [InlineData("52.0", true, false)]
    [InlineData("54.0", true, false)]
    [InlineData("55.0", true, true)]
    public async Task The_version_decides_what_an_event_says_of_itself(string version, bool hasUuid, bool hasName)
    {
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ApiVersion = version);
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        await test.PublishInkAsync("XZO-5", Uuid);

        var delivery = await subscription.Deliveries(Token).FirstAsync(Token);

        Assert.Equal(hasUuid ? Guid.Parse(Uuid) : null, delivery.EventUuid);
        Assert.Equal(hasName ? "Low_Ink__e" : null, delivery.EventApiName);
        Assert.Equal((delivery.EventUuid, delivery.EventApiName), (delivery.Event.Metadata.EventUuid, delivery.Event.Metadata.EventApiName));
        Assert.NotNull(delivery.CreatedDate);
    }

    [Theory(Timeout = Limit)]
    [InlineData(NullFieldForm.AsNull)]
    [InlineData(NullFieldForm.LeftOut)]
    public async Task A_field_without_a_value_is_null_in_either_form(NullFieldForm form)
    {
        await using var test = await EventBus.StartAsync(org => org.NullFields = form);
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        await test.Org.PublishPlatformEventAsync(EventBus.Ink, new { Printer_Model__c = "XZO-5" }, cancellationToken: Token);

        var ink = await subscription.NextAsync(Token);

        Assert.Equal(("XZO-5", null), (ink.PrinterModel, ink.InkPercentage));
    }

    [Fact(Timeout = Limit)]
    public async Task A_custom_channel_brings_several_events_which_their_names_tell_apart()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<WarehouseNews>(cancellationToken: Token);
        await test.PublishInkAsync("XZO-5");
        await test.Org.PublishPlatformEventAsync(EventBus.Docks, new { Dock__c = 4 }, cancellationToken: Token);

        var deliveries = await subscription.Deliveries(Token).TakeAsync(2, Token);

        Assert.Equal(["Low_Ink__e", "Dock__e"], deliveries.Select(delivery => delivery.EventApiName));
        Assert.Equal([("XZO-5", (int?)null), (null, 4)], deliveries.Select(delivery => (delivery.Event.PrinterModel, delivery.Event.Dock)));
    }

    [Fact(Timeout = Limit)]
    public async Task A_type_takes_a_custom_channel_by_option()
    {
        await using var test = await EventBus.StartAsync();
        var options = new EventsOptions { Channel = "/event/Warehouse__chn" };
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(options, Token);
        await test.PublishInkAsync("XZO-5");

        Assert.Equal("/event/Warehouse__chn", (await subscription.NextAsync(Token)).Metadata.Channel);
    }
}
