using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>The schemas that are derived from what the org knows, and their evolution.</summary>
public sealed class SchemaTests
{
    private const string Topic = "/event/Order__e";

    [Fact]
    public async Task The_id_is_the_fingerprint_of_the_text()
    {
        await using var fixture = await StartAsync();
        var id = (await fixture.TopicAsync(Topic)).SchemaId;
        var schema = await fixture.SchemaAsync(id);

        Assert.Equal(id, schema.SchemaId);
#pragma warning disable CA5351 // It is the fingerprint of the protocol, and protects nothing.
        Assert.Equal(id, Base64Url.EncodeToString(MD5.HashData(Encoding.UTF8.GetBytes(schema.SchemaJson))));
#pragma warning restore CA5351
    }

    [Fact]
    public async Task A_field_that_is_added_changes_the_id_and_old_events_keep_theirs()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);
        await PublishAsync(fixture, new { Number__c = "A-1" });
        var added = fixture.PubSub.AddField("Order__e", "Paid__c", EventFieldType.Boolean);
        await PublishAsync(fixture, new { Number__c = "A-2", Paid__c = true });
        var events = await stream.TakeAsync(2);
        using var replay = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);

        Assert.NotEqual(events[0].Event.SchemaId, events[1].Event.SchemaId);
        Assert.Equal(added, events[1].Event.SchemaId);
        Assert.Equal(added, (await fixture.TopicAsync(Topic)).SchemaId);
        Assert.Equal(events.Select(static e => e.Event.SchemaId), (await replay.TakeAsync(2)).Select(static e => e.Event.SchemaId));
        Assert.DoesNotContain("Paid__c", (await fixture.SchemaAsync(events[0].Event.SchemaId)).SchemaJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text\"", "string")]
    [InlineData("12", "double")]
    [InlineData("true", "boolean")]
    [InlineData("\"2026-11-29\"", "long")]
    [InlineData("\"2026-11-29T10:00:00.000Z\"", "long")]
    [InlineData("\"10:00:00.000Z\"", "long")]
    public async Task The_first_value_gives_a_field_its_type(string value, string type)
    {
        await using var fixture = await StartAsync();
        await PublishAsync(fixture, System.Text.Json.Nodes.JsonNode.Parse($$"""{"Value__c":{{value}}}""")!);

        Assert.Contains(
            $$"""{"name":"Value__c","type":["null","{{type}}"]""",
            fixture.PubSub.FindSchema(fixture.PubSub.SchemaIdOf("Order__e")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_gives_the_types_and_a_value_that_does_not_fit_is_refused()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddMetadata("Order__e.describe.json", """
            {"name":"Order__e","fields":[{"name":"Count__c","type":"int"},{"name":"Due__c","type":"date"},{"name":"At__c","type":"time"}]}
            """);
        await PublishAsync(fixture, new { Count__c = 3, Due__c = "2026-11-29", At__c = "10:30:00.000Z" });
        var json = fixture.PubSub.FindSchema(fixture.PubSub.SchemaIdOf("Order__e"));

        Assert.Contains("""{"name":"Count__c","type":["null","int"]""", json, StringComparison.Ordinal);
        Assert.Contains("\"doc\":\"Data:Date\"", json, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => PublishAsync(fixture, new { Count__c = "three" }));
        Assert.Contains("Order__e.Count__c", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defined_event_takes_no_other_field()
    {
        await using var fixture = await StartAsync();
        fixture.PubSub.DefineEvent("Order__e", new EventField("Number__c", EventFieldType.Text));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => PublishAsync(fixture, new { Other__c = 1 }));
        fixture.PubSub.AddField("Order__e", "Other__c", EventFieldType.Number);
        await PublishAsync(fixture, new { Other__c = 1 });

        Assert.Contains("AddField", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => fixture.PubSub.DefineEvent("Missing__e"));
        Assert.Throws<ArgumentException>(() => fixture.PubSub.DefineSchema("{"));
    }

    [Fact]
    public async Task A_person_has_the_compound_fields_of_its_metadata()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddChangeEvents("Contact");
        fixture.Org.AddMetadata("Contact.describe.json", """
            {"name":"Contact","fields":[{"name":"Id","type":"id"},{"name":"LastName","type":"string"},{"name":"Name","type":"string"},
            {"name":"MailingCity","type":"string"},{"name":"MailingAddress","type":"address"},{"name":"OtherCity","type":"string"}]}
            """);
        var json = fixture.PubSub.FindSchema(fixture.PubSub.SchemaIdOf("ContactChangeEvent"))!;

        Assert.Contains("""{"name":"Name","type":["null",{"name":"PersonName""", json, StringComparison.Ordinal);
        Assert.Contains("""{"name":"MailingAddress","type":["null",{"name":"Address""", json, StringComparison.Ordinal);
        Assert.Contains("""{"name":"OtherAddress","type":["null","Address"]""", json, StringComparison.Ordinal);
        Assert.DoesNotContain("MailingCity", json, StringComparison.Ordinal);
        Assert.EndsWith("LastModifiedById\",\"type\":[\"null\",\"string\"],\"doc\":\"Data:Text\",\"default\":null}]}", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_schema_id_is_refused()
    {
        await using var fixture = await StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => fixture.SchemaAsync("missing"));

        Assert.Equal("sfdc.platform.eventbus.grpc.schema.validation.failed", error.Trailers.GetValue("error-code"));
    }

    private static async Task<PubSubFixture> StartAsync()
    {
        var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        return fixture;
    }

    private static async Task PublishAsync(PubSubFixture fixture, object fields) =>
        await fixture.Org.PublishPlatformEventAsync(Topic, fields, cancellationToken: PubSubFixture.Stop);
}
