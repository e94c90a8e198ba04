using Google.Protobuf;
using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>What the API refuses, with which code.</summary>
public sealed class RefusalTests
{
    private const string Topic = "/event/Order__e";
    private const string Prefix = "sfdc.platform.eventbus.grpc.";

    [Theory]
    [InlineData("accesstoken", null, "service.auth.headers.invalid")]
    [InlineData("instanceurl", null, "service.auth.headers.invalid")]
    [InlineData("tenantid", null, "service.auth.headers.invalid")]
    [InlineData("instanceurl", "example.com", "service.auth.headers.invalid")]
    [InlineData("accesstoken", "unknown", "service.auth.error")]
    [InlineData("tenantid", "00D000000000001AAA", "service.auth.error")]
    public async Task Wrong_metadata_is_refused_on_every_call(string name, string? value, string code)
    {
        await using var fixture = await StartAsync();
        fixture.Headers.Remove(fixture.Headers.Get(name)!);
        if (value is not null) fixture.Headers.Add(name, value);
        using var stream = fixture.Subscribe();

        var unary = await Assert.ThrowsAsync<RpcException>(() => fixture.TopicAsync(Topic));
        var onStream = await stream.FailsAsync();

        Assert.All([unary, onStream], error =>
        {
            Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
            Assert.Equal(Prefix + code, error.Trailers.GetValue("error-code"));
        });
    }

    [Fact]
    public async Task A_revoked_or_expired_token_is_refused_and_open_streams_stay()
    {
        await using var fixture = await StartAsync(new SimulatedOrgOptions { AccessTokenLifetime = TimeSpan.FromHours(2) });
        using var stream = await fixture.SubscribeAsync(Topic);

        fixture.Time.Advance(TimeSpan.FromHours(2));
        var expired = await Assert.ThrowsAsync<RpcException>(() => fixture.TopicAsync(Topic));
        await fixture.Org.PublishPlatformEventAsync(Topic, new { }, "u1", PubSubFixture.Stop);
        var keepAlive = await stream.NextAsync();
        var events = await stream.TakeAsync(1);

        Assert.Equal(Prefix + "service.auth.error", expired.Trailers.GetValue("error-code"));
        Assert.Empty(keepAlive.Events);
        Assert.Equal("u1", events[0].Event.Id);

        fixture.PubSub.Faults.RevokeTokens(endStreams: true);
        Assert.Equal(Prefix + "service.auth.error", (await stream.FailsAsync()).Trailers.GetValue("error-code"));
    }

    [Theory]
    [InlineData("", "topic.validation.empty")]
    [InlineData("/event/Missing__e", "topic.not.found")]
    [InlineData("/event/order__e", "topic.not.found")]
    [InlineData("/topic/AccountUpdates", "topic.not.found")]
    public async Task A_topic_that_does_not_exist_is_refused(string topic, string code)
    {
        await using var fixture = await StartAsync();
        fixture.Org.AddPushTopic("AccountUpdates");
        using var stream = fixture.Subscribe();
        await stream.RequestStream.WriteAsync(new FetchRequest { TopicName = topic, NumRequested = 1 }, PubSubFixture.Stop);

        Assert.Equal(Prefix + code, (await stream.FailsAsync()).Trailers.GetValue("error-code"));
        Assert.Equal(Prefix + code, (await Assert.ThrowsAsync<RpcException>(() => fixture.TopicAsync(topic))).Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task A_denied_entity_cannot_be_subscribed_and_is_absent_from_shared_topics()
    {
        await using var fixture = await StartAsync();
        fixture.Org.AddChangeEvents("Account");
        fixture.Org.AddChangeEvents("Contact");
        fixture.Org.Faults.DenyChangeEvents("Account");
        using var denied = fixture.Subscribe();
        await denied.RequestStream.WriteAsync(new FetchRequest { TopicName = "/data/AccountChangeEvent", NumRequested = 1 }, PubSubFixture.Stop);
        using var all = await fixture.SubscribeAsync("/data/ChangeEvents");

        await fixture.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "DELETE", "001Kx00000Zz1AAIAZ"), PubSubFixture.Stop);
        var id = await fixture.Org.PublishChangeEventAsync(new ChangeEventDraft("Contact", "DELETE", "003Kx00000Zz1AAIAZ"), PubSubFixture.Stop);

        Assert.Equal(Prefix + "subscription.topic.cannot.subscribe", (await denied.FailsAsync()).Trailers.GetValue("error-code"));
        Assert.False((await fixture.TopicAsync("/data/AccountChangeEvent")).CanSubscribe);
        Assert.Equal(id, System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian((await all.TakeAsync(1))[0].ReplayId.Span));
    }

    [Theory]
    [InlineData("", "subscription.fetch.replayid.validation.failed")]
    [InlineData("30783031", "subscription.fetch.replayid.corrupted")]
    [InlineData("00000000000000020000", "subscription.fetch.replayid.corrupted")]
    [InlineData("00000000000000010001", "subscription.fetch.replayid.corrupted")]
    [InlineData("00000000000F42400000", "subscription.fetch.replayid.corrupted")]
    public async Task A_replay_id_that_the_bus_has_not_issued_is_refused(string id, string code)
    {
        await using var fixture = await StartAsync();
        await fixture.Org.PublishPlatformEventAsync(Topic, new { }, cancellationToken: PubSubFixture.Stop);
        using var stream = fixture.Subscribe();
        await stream.RequestStream.WriteAsync(Custom(ByteString.CopyFrom(Convert.FromHexString(id))), PubSubFixture.Stop);

        var error = await stream.FailsAsync();

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(Prefix + code, error.Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task An_id_of_8_bytes_is_accepted_until_it_is_older_than_the_retention()
    {
        await using var fixture = await StartAsync();
        await fixture.Org.PublishPlatformEventAsync(Topic, new { }, "u1", PubSubFixture.Stop);
        await fixture.Org.PublishPlatformEventAsync(Topic, new { }, "u2", PubSubFixture.Stop);
        using var earliest = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        var first = (await earliest.TakeAsync(2))[0].ReplayId;
        using var accepted = await fixture.SubscribeAsync(Topic, 1, ReplayPreset.Custom, ByteString.CopyFrom(first.Span[..8]));
        Assert.Equal("u2", (await accepted.TakeAsync(1))[0].Event.Id);

        fixture.Time.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(1));
        using var aged = fixture.Subscribe();
        await aged.RequestStream.WriteAsync(Custom(first), PubSubFixture.Stop);

        Assert.Equal(Prefix + "subscription.fetch.replayid.corrupted", (await aged.FailsAsync()).Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task Opaque_ids_are_no_numbers_and_can_be_resumed_after()
    {
        await using var fixture = await StartAsync(options: new SimulatedPubSubOptions { ReplayIds = ReplayIdForm.Opaque });
        for (var i = 1; i <= 3; i++) await fixture.Org.PublishPlatformEventAsync(Topic, new { }, $"u{i}", PubSubFixture.Stop);
        using var earliest = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        var events = await earliest.TakeAsync(3);
        using var custom = await fixture.SubscribeAsync(Topic, 10, ReplayPreset.Custom, events[1].ReplayId);

        Assert.All(events, static received => Assert.Equal(9, received.ReplayId.Length));
        Assert.Equal("u3", (await custom.TakeAsync(1))[0].Event.Id);

        var changed = events[1].ReplayId.ToByteArray();
        changed[0] ^= 1;
        using var refused = fixture.Subscribe();
        await refused.RequestStream.WriteAsync(Custom(ByteString.CopyFrom(changed)), PubSubFixture.Stop);
        Assert.Equal(Prefix + "subscription.fetch.replayid.corrupted", (await refused.FailsAsync()).Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task A_managed_subscription_is_not_implemented()
    {
        await using var fixture = await StartAsync();
        using var call = fixture.Client.ManagedSubscribe(fixture.Headers, cancellationToken: PubSubFixture.Stop);

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(PubSubFixture.Stop));

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }

    [Fact]
    public async Task The_log_hides_the_token()
    {
        await using var fixture = await StartAsync();
        fixture.Headers.Add("x-client-trace-id", "trace-1");
        await fixture.TopicAsync(Topic);

        var metadata = fixture.PubSub.Calls.Snapshot(PubSubRpc.GetTopic)[0].Metadata;

        Assert.Equal("(hidden)", metadata["accesstoken"]);
        Assert.Equal(fixture.Org.OrganizationId, metadata["tenantid"]);
        Assert.Equal("trace-1", metadata["x-client-trace-id"]);
    }

    private static FetchRequest Custom(ByteString id) =>
        new() { TopicName = Topic, NumRequested = 1, ReplayPreset = ReplayPreset.Custom, ReplayId = id };

    private static async Task<PubSubFixture> StartAsync(SimulatedOrgOptions? orgOptions = null, SimulatedPubSubOptions? options = null)
    {
        var fixture = await PubSubFixture.StartAsync(options, orgOptions);
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        return fixture;
    }
}
