using Avro.Generic;
using TypedStreaming.Simulator.PubSub.Payloads;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>Change events over gRPC: their schemas, bitmaps and headers.</summary>
public sealed class ChangeEventTests
{
    private const string Topic = "/data/AccountChangeEvent";
    private const string Record = "001Kx00000Zz1AAIAZ";

    [Fact]
    public async Task An_update_names_its_fields_in_bitmaps_of_the_events_schema()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        await fixture.Org.PublishChangeEventAsync(
            new ChangeEventDraft("Account", "UPDATE", Record)
            {
                Fields = new { AnnualRevenue = (double?)null, BillingAddress = new { City = "Oslo" } },
            },
            PubSubFixture.Stop);
        var record = await DecodeAsync(fixture, (await stream.TakeAsync(1))[0]);
        var header = (GenericRecord)record["ChangeEventHeader"];

        Assert.Equal(["0x24", "3-0x02"], (object[])header["changedFields"]);
        Assert.Equal(["0x04"], (object[])header["nulledFields"]);
        Assert.Equal("UPDATE", ((GenericEnum)header["changeType"]).Value);
        Assert.Equal("Oslo", ((GenericRecord)record["BillingAddress"])["City"]);
        Assert.Null(record["AnnualRevenue"]);
        Assert.Equal(1_790_000_000_000, record["LastModifiedDate"]);
    }

    [Fact]
    public async Task A_name_of_three_branches_is_a_text_or_a_record()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        await fixture.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", Record) { Fields = new { Name = "Acme" } }, PubSubFixture.Stop);
        await fixture.Org.PublishChangeEventAsync(
            new ChangeEventDraft("Account", "UPDATE", Record) { Fields = new { Name = new { LastName = "Berg" } } }, PubSubFixture.Stop);
        var events = await stream.TakeAsync(2);
        var text = await DecodeAsync(fixture, events[0]);
        var person = await DecodeAsync(fixture, events[1]);

        Assert.Equal("Acme", text["Name"]);
        Assert.Equal(["0x22"], (object[])((GenericRecord)text["ChangeEventHeader"])["changedFields"]);
        Assert.Equal("Berg", ((GenericRecord)person["Name"])["LastName"]);
        Assert.Equal(["0x20", "1-0x01"], (object[])((GenericRecord)person["ChangeEventHeader"])["changedFields"]);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("GAP_UPDATE")]
    [InlineData("GAP_OVERFLOW")]
    public async Task An_event_without_a_body_has_a_header_and_nothing_else(string type)
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        await fixture.Org.PublishChangeEventAsync(
            type == "GAP_OVERFLOW" ? new ChangeEventDraft("Account", type) : new ChangeEventDraft("Account", type, Record, "001Kx00000Zz1ABIAZ"),
            PubSubFixture.Stop);
        var record = await DecodeAsync(fixture, (await stream.TakeAsync(1))[0]);
        var header = (GenericRecord)record["ChangeEventHeader"];

        Assert.Equal(type == "GAP_OVERFLOW" ? 1 : 2, ((object[])header["recordIds"]).Length);
        Assert.Empty((object[])header["changedFields"]);
        Assert.All(record.Schema.Fields.Skip(1), field => Assert.Null(record[field.Name]));
    }

    [Fact]
    public async Task A_long_text_can_be_a_difference()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddChangeEvents("Account");
        using var stream = await fixture.SubscribeAsync(Topic);

        await fixture.Org.PublishChangeEventAsync(
            new ChangeEventDraft("Account", "UPDATE", Record) { Fields = new { Description = TextDifference.Between("a\nb", "a\nc") } }, PubSubFixture.Stop);
        var record = await DecodeAsync(fixture, (await stream.TakeAsync(1))[0]);
        var header = (GenericRecord)record["ChangeEventHeader"];

        Assert.StartsWith("--- ", (string)record["Description"], StringComparison.Ordinal);
        Assert.Equal(["0x20"], (object[])header["diffFields"]);
        Assert.Equal(["0x28"], (object[])header["changedFields"]);
    }

    [Fact]
    public async Task A_channel_of_all_entities_has_no_schema_and_each_event_names_its_own()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddChangeEvents("Account");
        fixture.Org.AddChangeEvents("Thing__c");
        fixture.Org.AddChangeEventChannel("Sales__chn", new ChangeEventMember("Account") { EnrichedFields = ["Industry"] });
        Assert.Equal("", (await fixture.TopicAsync("/data/ChangeEvents")).SchemaId);
        Assert.Equal("", (await fixture.TopicAsync("/data/Sales__chn")).SchemaId);
        using var all = await fixture.SubscribeAsync("/data/ChangeEvents");
        using var enriched = await fixture.SubscribeAsync("/data/Sales__chn");

        await fixture.Org.PublishChangeEventAsync(
            new ChangeEventDraft("Account", "UPDATE", Record, "001Kx00000Zz1ABIAZ")
            {
                Fields = new { Rating = "Hot" },
                CurrentFields = static id => new { Industry = id },
            },
            PubSubFixture.Stop);
        await fixture.Org.PublishChangeEventAsync(
            new ChangeEventDraft("Thing__c", "CREATE", "a01Kx00000Zz1AAIAZ") { Fields = new { Size__c = 3 } }, PubSubFixture.Stop);
        var events = await all.TakeAsync(2);
        var group = await enriched.TakeAsync(2);

        Assert.Equal("AccountChangeEvent", (await DecodeAsync(fixture, events[0])).Schema.Name);
        Assert.Equal("Thing__ChangeEvent", (await DecodeAsync(fixture, events[1])).Schema.Name);
        Assert.Equal(group[0].ReplayId, group[1].ReplayId);
        Assert.Equal(events[0].ReplayId, group[0].ReplayId);
        Assert.Equal(
            [Record, "001Kx00000Zz1ABIAZ"],
            [(string)(await DecodeAsync(fixture, group[0]))["Industry"], (string)(await DecodeAsync(fixture, group[1]))["Industry"]]);
    }

    [Fact]
    public async Task Lists_can_have_negative_counts()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.WriteSizedBlocks();

        await fixture.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "DELETE", Record), PubSubFixture.Stop);
        var received = (await stream.TakeAsync(1))[0];
        var record = await DecodeAsync(fixture, received);

        Assert.Equal([Record], (object[])((GenericRecord)record["ChangeEventHeader"])["recordIds"]);
        // After the entity name: count -1 and 19 bytes, a text of 18 characters with its length.
        Assert.StartsWith("0e4163636f756e740126" + "24", Convert.ToHexStringLower(received.Event.Payload.Span), StringComparison.Ordinal);
    }

    private static async Task<PubSubFixture> StartAsync()
    {
        var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddChangeEvents("Account");
        fixture.PubSub.DefineSchema(ReferenceVectors.AccountSchema("AccountChangeEvent"));
        return fixture;
    }

    private static async Task<GenericRecord> DecodeAsync(PubSubFixture fixture, ConsumerEvent received)
    {
        var schema = (Avro.RecordSchema)Avro.Schema.Parse((await fixture.SchemaAsync(received.Event.SchemaId)).SchemaJson);
        return AvroBytes.TryRead(schema, received.Event.Payload.ToByteArray()) ?? throw new InvalidOperationException("The payload is not Avro.");
    }
}
