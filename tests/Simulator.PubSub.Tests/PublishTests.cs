using Google.Protobuf;
using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>Publishing over gRPC, and the same events over CometD.</summary>
public sealed class PublishTests
{
    private const string Topic = "/event/Order__e";

    [Fact]
    public async Task A_published_event_has_its_uuid_and_id_on_both_transports()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        var response = await PublishAsync(fixture, Event("uuid-1", ReferenceVectors.PlatformPayload));
        var received = (await stream.TakeAsync(1))[0];
        var cometd = fixture.Org.State.Channels.Require(Topic).All()[0];

        Assert.Equal("uuid-1", response.Results[0].CorrelationKey);
        Assert.Equal(received.ReplayId, response.Results[0].ReplayId);
        Assert.Equal("uuid-1", received.Event.Id);
        Assert.Equal(ReferenceVectors.PlatformPayload, Convert.ToHexStringLower(received.Event.Payload.Span));
        var data = System.Text.Encoding.UTF8.GetString(cometd.Content.DataFor(66).Span);
        Assert.Contains("\"CreatedDate\":\"2026-09-21T14:13:20.000Z\",\"CreatedById\":\"005000000000001AAA\"", data, StringComparison.Ordinal);
        Assert.Contains("\"Number__c\":\"A-1\",\"Total__c\":12.5,\"Paid__c\":null", data, StringComparison.Ordinal);
        Assert.Contains($"\"EventUuid\":\"uuid-1\",\"replayId\":{cometd.ReplayId}", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_batch_can_fail()
    {
        await using var fixture = await StartAsync();

        var response = await PublishAsync(
            fixture,
            Event("a", ReferenceVectors.PlatformPayload),
            new ProducerEvent { Id = "b", SchemaId = "missing", Payload = ByteString.Empty },
            new ProducerEvent { Id = "c", SchemaId = fixture.PubSub.SchemaIdOf("Order__e"), Payload = ByteString.CopyFrom(new byte[1_100_000]) },
            Event("d", ReferenceVectors.PlatformPayload));

        Assert.Equal(["a", "b", "c", "d"], response.Results.Select(static result => result.CorrelationKey));
        Assert.Equal([false, true, true, false], response.Results.Select(static result => result.Error is not null));
        Assert.Equal(ErrorCode.Publish, response.Results[1].Error.Code);
        Assert.True(response.Results[1].ReplayId.IsEmpty);
        Assert.Equal(fixture.PubSub.SchemaIdOf("Order__e"), response.SchemaId);
    }

    [Fact]
    public async Task Bytes_that_are_not_avro_are_accepted_and_reach_only_grpc()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        var response = await PublishAsync(fixture, Event("a", "ff"), Event("b", ReferenceVectors.PlatformPayload));
        var events = await stream.TakeAsync(2);

        Assert.All(response.Results, static result => Assert.Null(result.Error));
        Assert.Equal("ff", Convert.ToHexStringLower(events[0].Event.Payload.Span));
        Assert.Equal([false, true], fixture.Org.State.Channels.Require(Topic).All().Select(static stored => stored.Content.HasJson));
    }

    [Fact]
    public async Task A_request_that_is_too_long_fails_as_at_a_proxy()
    {
        await using var fixture = await StartAsync();
        var events = Enumerable.Range(0, 5).Select(i => Event($"e{i}", new string('0', 2_000_000))).ToArray();

        var error = await Assert.ThrowsAsync<RpcException>(() => PublishAsync(fixture, events));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Null(error.Trailers.GetValue("error-code"));
    }

    [Theory]
    [InlineData("", "publish.topic.validation.empty")]
    [InlineData("/event/Missing__e", "topic.not.found")]
    [InlineData("/data/ChangeEvents", "topic.meta.permission")]
    public async Task A_topic_that_cannot_be_published_on_is_refused(string topic, string code)
    {
        await using var fixture = await StartAsync();
        var request = new PublishRequest { TopicName = topic };
        request.Events.Add(Event("a", "ff"));

        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await fixture.Client.PublishAsync(request, fixture.Headers, cancellationToken: PubSubFixture.Stop));

        Assert.Equal("sfdc.platform.eventbus.grpc." + code, error.Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task A_stream_answers_each_request_and_ends_when_it_is_idle()
    {
        await using var fixture = await StartAsync();
        using var call = fixture.Client.PublishStream(fixture.Headers, cancellationToken: PubSubFixture.Stop);
        var first = new PublishRequest { TopicName = Topic };
        first.Events.Add(Event("a", ReferenceVectors.PlatformPayload));
        await call.RequestStream.WriteAsync(first, PubSubFixture.Stop);
        Assert.True(await call.ResponseStream.MoveNext(PubSubFixture.Stop));
        Assert.Equal("a", call.ResponseStream.Current.Results[0].CorrelationKey);
        var second = new PublishRequest();
        second.Events.Add(Event("b", ReferenceVectors.PlatformPayload));
        await call.RequestStream.WriteAsync(second, PubSubFixture.Stop);
        Assert.True(await call.ResponseStream.MoveNext(PubSubFixture.Stop));

        await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.PublishStream, static call => call.Responses == 2, PubSubFixture.Stop);
        fixture.Time.Advance(TimeSpan.FromSeconds(70));
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(PubSubFixture.Stop));

        Assert.Equal("sfdc.platform.eventbus.grpc.publish.stream.sweeper.timeout", error.Trailers.GetValue("error-code"));
    }

    private static ProducerEvent Event(string id, string hex) =>
        new() { Id = id, SchemaId = SchemaId, Payload = ByteString.CopyFrom(Convert.FromHexString(hex)) };

    private static string SchemaId { get; } = new Schemas.EventSchema(ReferenceVectors.PlatformSchema).Id;

    private static async Task<PublishResponse> PublishAsync(PubSubFixture fixture, params ProducerEvent[] events)
    {
        var request = new PublishRequest { TopicName = Topic };
        request.Events.AddRange(events);
        return await fixture.Client.PublishAsync(request, fixture.Headers, cancellationToken: PubSubFixture.Stop);
    }

    private static async Task<PubSubFixture> StartAsync()
    {
        var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e");
        fixture.PubSub.DefineSchema(ReferenceVectors.PlatformSchema);
        return fixture;
    }
}
