using Grpc.Core;
using Grpc.Net.Client;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>The faults by script.</summary>
public sealed class FaultTests
{
    private const string Topic = "/event/Order__e";
    private const string Prefix = "sfdc.platform.eventbus.grpc.";

    private static CancellationToken Stop => PubSubFixture.Stop;

    [Fact]
    public async Task The_next_calls_of_a_kind_fail_and_the_others_do_not()
    {
        await using var fixture = await StartAsync();
        fixture.PubSub.Faults.FailNext(PubSubRpc.GetSchema, "schema.api.unavailable", times: 2);
        fixture.PubSub.Faults.FailNextWithoutCode(PubSubRpc.GetTopic, StatusCode.Unavailable);
        var id = fixture.PubSub.SchemaIdOf("Order__e");

        var topic = await Assert.ThrowsAsync<RpcException>(() => fixture.TopicAsync(Topic));
        for (var i = 0; i < 2; i++)
        {
            var schema = await Assert.ThrowsAsync<RpcException>(() => fixture.SchemaAsync(id));
            Assert.Equal(Prefix + "schema.api.unavailable", schema.Trailers.GetValue("error-code"));
            Assert.Equal("schema", schema.Trailers.GetValue("type"));
        }

        Assert.Equal(StatusCode.Unavailable, topic.StatusCode);
        Assert.Null(topic.Trailers.GetValue("error-code"));
        Assert.Equal(id, (await fixture.SchemaAsync(id)).SchemaId);
        Assert.Equal(id, (await fixture.TopicAsync(Topic)).SchemaId);
    }

    [Fact]
    public async Task A_delayed_call_is_answered_by_the_orgs_clock()
    {
        await using var fixture = await StartAsync();
        fixture.PubSub.Faults.DelayNext(PubSubRpc.GetTopic, TimeSpan.FromMinutes(1));
        var answer = fixture.TopicAsync(Topic);
        await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.GetTopic, static call => call.IsDelayed, Stop);

        Assert.False(answer.IsCompleted);
        fixture.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Topic, (await answer).TopicName);
    }

    [Fact]
    public async Task Open_streams_can_end_fail_or_be_reset()
    {
        await using var fixture = await StartAsync();
        using var ended = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.EndStreams();
        Assert.True(await ended.EndsAsync());

        using var failed = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.FailStreams("service.unavailable", afterResponses: 1);
        await PublishAsync(fixture);
        Assert.Single(await failed.TakeAsync(1));
        var error = await failed.FailsAsync();
        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Equal(Prefix + "service.unavailable", error.Trailers.GetValue("error-code"));

        using var reset = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.ResetStreams();
        var broken = await reset.FailsAsync();
        Assert.Null(broken.Trailers.GetValue("error-code"));

        await fixture.PubSub.Calls.WaitForOpenStreamsAsync(0, cancellationToken: Stop);
        Assert.Equal(1, fixture.PubSub.Calls.PeakOpenStreamsOf(Topic));
    }

    [Fact]
    public async Task A_client_that_leaves_its_old_stream_first_never_seems_to_have_two()
    {
        await using var fixture = await StartAsync();
        for (var i = 0; i < 50; i++)
        {
            using var stream = await fixture.SubscribeAsync(Topic);
        }

        Assert.Equal(1, fixture.PubSub.Calls.PeakOpenStreamsOf(Topic));
        using var first = await fixture.SubscribeAsync(Topic);
        using var second = await fixture.SubscribeAsync(Topic);
        Assert.Equal(1, fixture.PubSub.Calls.PeakOpenStreamsOf(Topic));
        await PublishAsync(fixture);
        await first.TakeAsync(1);
        Assert.Equal(2, fixture.PubSub.Calls.PeakOpenStreamsOf(Topic));
        await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, static call => call.Status == StatusCode.Cancelled, Stop);
    }

    [Fact]
    public async Task A_silent_stream_that_fails_has_the_scripted_code()
    {
        await using var fixture = await StartAsync();
        for (var i = 0; i < 200; i++)
        {
            using var stream = await fixture.SubscribeAsync(Topic, credit: 1);
            fixture.PubSub.Faults.Silence();
            var asking = stream.RequestStream.WriteAsync(new FetchRequest { NumRequested = 1 }, Stop);
            var publishing = PublishAsync(fixture);
            fixture.PubSub.Faults.FailStreams("service.unavailable");
            var error = await stream.FailsAsync();
            Assert.Equal(Prefix + "service.unavailable", error.Trailers.GetValue("error-code"));
            await publishing;
            await ((Task)asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    [Theory]
    [InlineData("not a code")]
    [InlineData("über")]
    [InlineData("")]
    public async Task A_code_that_no_trailer_can_have_is_refused_at_once(string code)
    {
        await using var fixture = await StartAsync();
        Assert.Throws<ArgumentException>(() => fixture.PubSub.Faults.FailStreams(code));
        Assert.Throws<ArgumentException>(() => fixture.PubSub.Faults.FailNext(PubSubRpc.GetTopic, code));
    }

    [Fact]
    public async Task The_next_stream_fails_after_its_responses()
    {
        await using var fixture = await StartAsync();
        await PublishAsync(fixture);
        fixture.PubSub.Faults.FailNextStream("subscription.internal.error", Topic);
        fixture.PubSub.Faults.FailNextStream("subscription.internal.error", Topic, afterResponses: 1);
        using var before = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        Assert.Equal(Prefix + "subscription.internal.error", (await before.FailsAsync()).Trailers.GetValue("error-code"));
        Assert.Equal(0, fixture.PubSub.Calls.Snapshot(PubSubRpc.Subscribe)[0].Events);

        using var after = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        Assert.Single(await after.TakeAsync(1));
        await after.FailsAsync();

        using var healthy = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        Assert.Single(await healthy.TakeAsync(1));
    }

    [Fact]
    public async Task A_silent_stream_sends_neither_events_nor_keepalives()
    {
        await using var fixture = await StartAsync();
        fixture.PubSub.Faults.SilenceNextStream();
        using var silent = await fixture.SubscribeAsync(Topic);
        using var healthy = await fixture.SubscribeAsync(Topic);

        await PublishAsync(fixture);
        Assert.Single(await healthy.TakeAsync(1));
        fixture.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty((await healthy.NextAsync()).Events);

        var call = fixture.PubSub.Calls.Snapshot(PubSubRpc.Subscribe)[0];
        Assert.True(call.IsOpenStream);
        Assert.Equal(0, call.Responses);
    }

    [Fact]
    public async Task Cut_connections_break_streams_and_new_ones_work()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        fixture.PubSub.Faults.AbortConnections();
        var error = await stream.FailsAsync();
        await fixture.PubSub.Calls.WaitForOpenStreamsAsync(0, Topic, Stop);

        Assert.Null(error.Trailers.GetValue("error-code"));
        using var next = await fixture.SubscribeAsync(Topic);
        await PublishAsync(fixture);
        Assert.Single(await next.TakeAsync(1));
    }

    [Fact]
    public async Task After_a_goaway_open_streams_go_on_and_new_calls_take_another_connection()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);

        fixture.PubSub.Faults.GoAway();
        await PublishAsync(fixture);

        Assert.Single(await stream.TakeAsync(1));
        Assert.Equal(Topic, (await fixture.TopicAsync(Topic)).TopicName);
    }

    [Fact]
    public async Task Frozen_connections_pass_nothing_until_they_thaw()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);
        Task<TopicInfo> call;
        using (fixture.PubSub.Faults.FreezeConnections())
        {
            await PublishAsync(fixture);
            await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, static stream => stream.Events == 1, Stop);
            call = fixture.TopicAsync(Topic);
            await fixture.PubSub.Faults.Held.WaitAsync(Stop);
            Assert.Equal(0, fixture.PubSub.Calls.Count(PubSubRpc.GetTopic));
            Assert.False(call.IsCompleted);
        }

        Assert.Single(await stream.TakeAsync(1));
        Assert.Equal(Topic, (await call).TopicName);
    }

    [Fact]
    public async Task A_frozen_connection_answers_no_ping()
    {
        await using var fixture = await StartAsync();
        // These are the shortest times that the client accepts; it has no other clock.
        using var handler = new SocketsHttpHandler { KeepAlivePingDelay = TimeSpan.FromSeconds(1), KeepAlivePingTimeout = TimeSpan.FromSeconds(1) };
        using var channel = GrpcChannel.ForAddress(fixture.PubSub.Url, new GrpcChannelOptions { HttpHandler = handler });
        using var stream = new Protocol.PubSub.PubSubClient(channel).Subscribe(fixture.Headers, cancellationToken: Stop);
        await stream.RequestStream.WriteAsync(new FetchRequest { TopicName = Topic, NumRequested = 1 }, Stop);
        await stream.ResponseHeadersAsync;

        using var frozen = fixture.PubSub.Faults.FreezeConnections();
        var error = await stream.FailsAsync();

        Assert.Null(error.Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task A_slow_response_arrives_in_pieces()
    {
        await using var fixture = await StartAsync();
        fixture.PubSub.Faults.SlowDrip(PubSubRpc.GetTopic, bytesPerPiece: 200, TimeSpan.FromSeconds(1));
        var answer = fixture.TopicAsync(Topic);
        await fixture.PubSub.Calls.WaitForAsync(PubSubRpc.GetTopic, static call => call.Status is not null, Stop);

        while (!answer.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(Topic, (await answer).TopicName);
    }

    [Fact]
    public async Task Unknown_fields_are_in_every_message()
    {
        await using var fixture = await StartAsync();
        fixture.PubSub.Faults.SendUnknownFields();
        using var stream = await fixture.SubscribeAsync(Topic);
        await PublishAsync(fixture);

        var response = await stream.NextAsync();
        var topic = await fixture.TopicAsync(Topic);

        Assert.Single(response.Events);
        Assert.Contains("a238036e6577a83807", Convert.ToHexStringLower(Google.Protobuf.MessageExtensions.ToByteArray(response)), StringComparison.Ordinal);
        Assert.Contains("a238036e6577a83807", Convert.ToHexStringLower(Google.Protobuf.MessageExtensions.ToByteArray(topic)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spoiled_event_cannot_be_read_and_a_replay_sends_it_whole()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.SpoilEvents(Topic);

        await PublishAsync(fixture);
        await PublishAsync(fixture);
        var events = await stream.TakeAsync(2);
        using var replay = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        var replayed = await replay.TakeAsync(2);

        Assert.Equal(replayed[0].Event.Payload.Length - 1, events[0].Event.Payload.Length);
        Assert.Equal(replayed[1].Event.Payload, events[1].Event.Payload);
    }

    [Fact]
    public async Task A_reset_bus_forgets_events_and_ids()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);
        await PublishAsync(fixture);
        var old = (await stream.TakeAsync(1))[0].ReplayId;

        fixture.PubSub.Faults.ResetBus();
        var error = await stream.FailsAsync();
        using var resumed = fixture.Subscribe();
        await resumed.RequestStream.WriteAsync(
            new FetchRequest { TopicName = Topic, NumRequested = 1, ReplayPreset = ReplayPreset.Custom, ReplayId = old }, Stop);
        await PublishAsync(fixture);
        using var earliest = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);

        Assert.Equal(Prefix + "subscription.fetch.replay.repeated", error.Trailers.GetValue("error-code"));
        Assert.Equal(Prefix + "subscription.fetch.replayid.corrupted", (await resumed.FailsAsync()).Trailers.GetValue("error-code"));
        Assert.NotEqual(old, (await earliest.TakeAsync(1))[0].ReplayId);
    }

    [Fact]
    public async Task A_used_up_allocation_ends_open_and_new_streams()
    {
        await using var fixture = await StartAsync();
        using var open = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.UseUpAllocation();
        using var next = await fixture.SubscribeAsync(Topic);

        Assert.Equal(StatusCode.ResourceExhausted, (await open.FailsAsync()).StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, (await next.FailsAsync()).StatusCode);
        fixture.PubSub.Faults.Clear();
        using var later = await fixture.SubscribeAsync(Topic);
        await PublishAsync(fixture);
        Assert.Single(await later.TakeAsync(1));
    }

    [Fact]
    public async Task A_repeated_event_has_the_same_uuid_and_another_id()
    {
        await using var fixture = await StartAsync();
        using var stream = await fixture.SubscribeAsync(Topic);
        var id = await fixture.Org.PublishPlatformEventAsync(Topic, new { }, "u1", Stop);
        await fixture.Org.PublishDuplicateAsync(Topic, id, Stop);

        var events = await stream.TakeAsync(2);

        Assert.Equal(["u1", "u1"], events.Select(static received => received.Event.Id));
        Assert.NotEqual(events[0].ReplayId, events[1].ReplayId);
    }

    private static async Task<PubSubFixture> StartAsync()
    {
        var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        return fixture;
    }

    private static async Task PublishAsync(PubSubFixture fixture) =>
        await fixture.Org.PublishPlatformEventAsync(Topic, new { Number__c = "A-1" }, cancellationToken: Stop);
}
