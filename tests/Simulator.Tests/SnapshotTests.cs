using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests;

/// <summary>Tests of the state that a program can show.</summary>
public sealed class SnapshotTests : OrgTests
{
    [Fact]
    public async Task Channels_have_subscribers_and_stored_events()
    {
        var org = await StartAsync();
        await SubscribedAsync(org);
        await PublishAsync(org, "Acme 1");
        var last = await PublishAsync(org, "Acme 2");
        Assert.Equal(
            [new SimulatedChannel("/data/ChangeEvents", 0, 0, null), new SimulatedChannel(Topic, 1, 2, last), new SimulatedChannel(Generic, 0, 0, null)],
            org.GetChannels());
        Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(new SimulatedChannel(Topic, 0, 0, null), org.GetChannels()[1]);
    }

    [Fact]
    public async Task A_session_waits_for_the_next_request_or_for_an_event()
    {
        var org = await StartAsync();
        Assert.Empty(org.GetSessions());
        var peer = await SubscribedAsync(org);
        var idle = Assert.Single(org.GetSessions());
        Assert.Equal((peer.ClientId, 0, SessionWait.Request, Time.GetUtcNow() + TimeSpan.FromSeconds(40)), (idle.ClientId, idle.QueuedEvents, idle.WaitsFor, idle.Until));
        Assert.Equal([Topic], idle.Channels);

        var held = await HoldAsync(org, peer);
        var holding = Assert.Single(org.GetSessions());
        Assert.Equal((SessionWait.Event, Time.GetUtcNow() + TimeSpan.FromSeconds(110)), (holding.WaitsFor, holding.Until));
        await PublishAsync(org, "Acme 1");
        await held;
        await PublishAsync(org, "Acme 2");
        var queued = Assert.Single(org.GetSessions());
        Assert.Equal((SessionWait.Request, 1), (queued.WaitsFor, queued.QueuedEvents));
    }

    [Fact]
    public async Task A_session_whose_response_is_slow_waits_for_the_response()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.SlowDrip(RequestKind.Connect, 1, TimeSpan.FromSeconds(1));
        await PublishAsync(org, "Acme");
        var slow = peer.ConnectAsync(Cancel);
        await Time.WaitForTimerAsync(TimeSpan.FromSeconds(1), Cancel);
        var session = Assert.Single(org.GetSessions());
        Assert.Equal((SessionWait.Response, null), (session.WaitsFor, session.Until));
        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task Events_of_all_channels_are_numbered()
    {
        var org = await StartAsync();
        org.Faults.Withhold(Topic);
        var first = await PublishAsync(org, "Acme");
        var second = await org.PublishGenericAsync(Generic, "<b>", Cancel);
        var events = org.GetEvents();
        Assert.Equal([(1, Topic, first, true), (2, Generic, second, false)], events.Select(one => (one.Number, one.Channel, one.ReplayId, one.IsWithheld)));
        Assert.Contains("\"payload\":\"<b>\"", events[1].Data, StringComparison.Ordinal);
        Assert.Equal(Time.GetUtcNow(), events[1].PublishedAt);
        Assert.Equal(2, Assert.Single(org.GetEvents(after: 1)).Number);
        Assert.Empty(org.GetEvents(after: 2));
        Assert.Empty(org.GetEvents(after: 7));
    }

    [Fact]
    public async Task The_newest_thousand_events_are_kept()
    {
        var org = await StartAsync();
        for (var number = 1; number <= 1003; number++) await org.PublishRawAsync(Topic, "{}", Cancel);
        Assert.Equal((1000, 4, 1003), (org.GetEvents().Count, org.GetEvents()[0].Number, org.GetEvents()[^1].Number));
        Assert.Equal(1000, org.GetEvents(after: 2).Count);
        Assert.Equal(1002, org.GetEvents(after: 1001)[0].Number);
    }
}
