using System.Buffers.Binary;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>Platform events over both transports.</summary>
public sealed class PlatformEventTests
{
    private const string Topic = "/event/Order__e";

    [Fact]
    public async Task A_published_event_arrives_with_its_schema_and_the_bytes_of_the_reference()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e");
        fixture.PubSub.DefineEvent(
            "Order__e",
            new EventField("Number__c", EventFieldType.Text),
            new EventField("Total__c", EventFieldType.Number),
            new EventField("Paid__c", EventFieldType.Boolean));
        var topic = await fixture.TopicAsync(Topic);
        using var stream = await fixture.SubscribeAsync(Topic);

        var id = await fixture.Org.PublishPlatformEventAsync(Topic, new { Number__c = "A-1", Total__c = 12.5 }, "u1", PubSubFixture.Stop);
        var received = Assert.Single(await stream.TakeAsync(1));

        Assert.Equal("u1", received.Event.Id);
        Assert.Equal(topic.SchemaId, received.Event.SchemaId);
        Assert.Equal(22, topic.SchemaId.Length);
        Assert.Equal(10, received.ReplayId.Length);
        Assert.Equal(id, BinaryPrimitives.ReadInt64BigEndian(received.ReplayId.Span));
        var payload = Convert.ToHexStringLower(received.Event.Payload.Span);
        Assert.StartsWith("80b083c59868", payload, StringComparison.Ordinal);
        Assert.EndsWith("0206412d3102000000000000294000", payload, StringComparison.Ordinal);
        var schema = await fixture.SchemaAsync(topic.SchemaId);
        Assert.Contains("\"name\":\"Order__e\"", schema.SchemaJson, StringComparison.Ordinal);
        Assert.Equal(99, fixture.PubSub.Calls.Snapshot(PubSubRpc.Subscribe).Single().Pending);
    }

    [Fact]
    public async Task A_replay_begins_strictly_after_the_id_or_with_all_events()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        for (var i = 1; i <= 3; i++) await fixture.Org.PublishPlatformEventAsync(Topic, new { Number__c = $"A-{i}" }, $"u{i}", PubSubFixture.Stop);

        using var earliest = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        var all = await earliest.TakeAsync(3);
        using var custom = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Custom, after: all[0].ReplayId);
        var rest = await custom.TakeAsync(2);

        Assert.Equal(["u1", "u2", "u3"], all.Select(static received => received.Event.Id));
        Assert.Equal(["u2", "u3"], rest.Select(static received => received.Event.Id));
    }
}
