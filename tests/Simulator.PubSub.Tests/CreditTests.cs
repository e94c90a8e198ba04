using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>The credit of streams, keepalives, and the end of idle streams.</summary>
public sealed class CreditTests
{
    private const string Topic = "/event/Order__e";

    private static CancellationToken Stop => PubSubFixture.Stop;

    [Fact]
    public async Task Credit_adds_up_and_never_exceeds_100()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic, credit: 60);

        await stream.RequestStream.WriteAsync(new FetchRequest { NumRequested = 30 }, Stop);
        await stream.RequestStream.WriteAsync(new FetchRequest { NumRequested = 30, TopicName = Topic }, Stop);
        await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, static call => call.Fetches.Count == 3, Stop);

        Assert.Equal([60, 90, 100], fixture.PubSub.Calls.Snapshot(PubSubRpc.Subscribe)[0].Fetches.Select(static fetch => fetch.Pending));
    }

    [Fact]
    public async Task Nothing_is_sent_beyond_the_credit_and_responses_have_random_sizes()
    {
        await using var fixture = await StartAsync();
        using (fixture.Org.HoldDeliveries())
        {
            for (var i = 0; i < 40; i++) await PublishAsync(fixture);
        }

        using var stream = await fixture.SubscribeAsync(Topic, credit: 30, ReplayPreset.Earliest);
        var responses = new List<FetchResponse>();
        while (responses.Sum(static response => response.Events.Count) < 30) responses.Add(await stream.NextAsync());

        Assert.Equal(0, responses[^1].PendingNumRequested);
        Assert.True(responses.Count > 1, "All events came in one response.");
        Assert.Equal(30, fixture.PubSub.Calls.Snapshot(PubSubRpc.Subscribe)[0].Events);
        Assert.All(responses[..^1], response => Assert.Equal(response.Events[^1].ReplayId, response.LatestReplayId));

        await stream.RequestStream.WriteAsync(new FetchRequest { NumRequested = 10 }, Stop);
        Assert.Equal(10, (await stream.TakeAsync(10)).Count);
    }

    [Fact]
    public async Task Without_splitting_one_response_has_all_events_up_to_its_size()
    {
        await using var fixture = await StartAsync(new SimulatedPubSubOptions { SplitResponses = false, MaxResponseBytes = 1000 });
        for (var i = 0; i < 5; i++) await PublishAsync(fixture, new string('x', 300));

        using var stream = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);

        Assert.Equal(2, (await stream.NextAsync()).Events.Count);
    }

    [Fact]
    public async Task A_stream_that_owes_events_sends_keepalives_with_a_later_position()
    {
        await using var fixture = await StartAsync();
        await PublishAsync(fixture);
        using var stream = await fixture.SubscribeAsync(Topic, credit: 5);

        fixture.Time.Advance(TimeSpan.FromSeconds(270));
        var first = await stream.NextAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(270));
        var second = await stream.NextAsync();

        Assert.Empty(first.Events);
        Assert.Equal(5, first.PendingNumRequested);
        Assert.NotEqual(first.LatestReplayId, second.LatestReplayId);
        using var later = await fixture.SubscribeAsync(Topic, 1, ReplayPreset.Custom, second.LatestReplayId);
        await PublishAsync(fixture);
        Assert.Single(await later.TakeAsync(1));
    }

    [Fact]
    public async Task A_stream_that_owes_nothing_ends_after_60_seconds_without_an_error()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic, credit: 1);
        await PublishAsync(fixture);
        await stream.TakeAsync(1);

        fixture.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, fixture.PubSub.Calls.OpenStreams);
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await stream.EndsAsync());
        Assert.Equal(StatusCode.OK, stream.GetStatus().StatusCode);
    }

    [Fact]
    public async Task New_credit_keeps_an_idle_stream_open()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic, credit: 1);
        await PublishAsync(fixture);
        await stream.TakeAsync(1);

        fixture.Time.Advance(TimeSpan.FromSeconds(59));
        await stream.RequestStream.WriteAsync(new FetchRequest { NumRequested = 1 }, Stop);
        await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, static call => call.Pending == 1, Stop);
        fixture.Time.Advance(TimeSpan.FromSeconds(60));
        await PublishAsync(fixture);

        Assert.Single(await stream.TakeAsync(1));
    }

    [Theory]
    [InlineData(0, "", "subscription.fetch.requested.events.invalid")]
    [InlineData(-1, "", "subscription.fetch.requested.events.invalid")]
    [InlineData(1, "/event/Other__e", "subscription.fetch.topic.mismatch")]
    public async Task A_wrong_later_request_ends_the_stream(int requested, string topic, string code)
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        await stream.RequestStream.WriteAsync(new FetchRequest { NumRequested = requested, TopicName = topic }, Stop);
        var error = await stream.FailsAsync();

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("sfdc.platform.eventbus.grpc." + code, error.Trailers.GetValue("error-code"));
        Assert.Equal(fixture.PubSub.Calls.Snapshot(PubSubRpc.Subscribe)[0].RpcId, error.Trailers.GetValue("rpc-id"));
        Assert.EndsWith($"rpcId: {error.Trailers.GetValue("rpc-id")}", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_up_allocation_ends_the_stream_and_keeps_the_events()
    {
        await using var fixture = await StartAsync(orgOptions: new SimulatedOrgOptions { MaxDeliveries = 2 });
        using var stream = await fixture.SubscribeAsync(Topic);
        await PublishAsync(fixture);
        await PublishAsync(fixture);
        var received = await stream.TakeAsync(2);
        await PublishAsync(fixture);

        var error = await stream.FailsAsync();
        fixture.Time.Advance(TimeSpan.FromDays(1));
        using var later = await fixture.SubscribeAsync(Topic, 10, ReplayPreset.Custom, received[1].ReplayId);

        Assert.Equal("sfdc.platform.eventbus.grpc.subscription.limit.exceeded", error.Trailers.GetValue("error-code"));
        Assert.Single(await later.TakeAsync(1));
    }

    private static async Task<PubSubFixture> StartAsync(SimulatedPubSubOptions? options = null, SimulatedOrgOptions? orgOptions = null)
    {
        var fixture = await PubSubFixture.StartAsync(options, orgOptions);
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        return fixture;
    }

    private static async Task PublishAsync(PubSubFixture fixture, string number = "A-1") =>
        await fixture.Org.PublishPlatformEventAsync(Topic, new { Number__c = number }, cancellationToken: Stop);
}
