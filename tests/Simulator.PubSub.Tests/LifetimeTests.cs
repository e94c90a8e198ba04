using System.Net.Sockets;
using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>The start, the restart and the end of the server.</summary>
public sealed class LifetimeTests
{
    private const string Topic = "/event/Order__e";

    private static CancellationToken Stop => PubSubFixture.Stop;

    [Fact]
    public async Task The_org_leads_to_its_pub_sub_api_and_disposes_it()
    {
        var org = await SimulatedOrg.StartAsync(cancellationToken: Stop);
        Assert.Throws<InvalidOperationException>(() => org.PubSubUrl());
        var pubSub = await org.StartPubSubAsync(cancellationToken: Stop);

        Assert.Same(pubSub, org.PubSub());
        Assert.Equal(pubSub.Url, org.PubSubUrl());
        await Assert.ThrowsAsync<InvalidOperationException>(() => SimulatedPubSub.StartAsync(org, cancellationToken: Stop));
        await org.DisposeAsync();

        Assert.False(await AcceptsAsync(pubSub.Url));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pubSub.RestartAsync(TimeSpan.Zero, Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pubSub.Calls.WaitForAsync(PubSubRpc.Any, 1, Stop));
    }

    [Fact]
    public async Task A_disposed_api_can_be_started_again_with_the_events_of_the_org()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        await fixture.PubSub.DisposeAsync();
        await fixture.Org.PublishPlatformEventAsync(Topic, new { Number__c = "A-1" }, "u1", Stop);

        await using var next = await SimulatedPubSub.StartAsync(fixture.Org, new SimulatedPubSubOptions { Port = fixture.PubSub.Url.Port }, Stop);
        using var stream = await fixture.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);

        Assert.Equal("u1", (await stream.TakeAsync(1))[0].Event.Id);
    }

    [Fact]
    public async Task A_restart_cuts_connections_and_keeps_the_address()
    {
        await using var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        using var stream = await fixture.SubscribeAsync(Topic);

        var restart = fixture.PubSub.RestartAsync(TimeSpan.FromMinutes(1), Stop);
        await stream.FailsAsync();
        await fixture.PubSub.Calls.WaitForOpenStreamsAsync(0, cancellationToken: Stop);
        Assert.False(restart.IsCompleted);
        while (!restart.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await restart;
        Assert.Equal(Topic, (await fixture.TopicAsync(Topic)).TopicName);
    }

    [Fact]
    public async Task Options_out_of_range_are_listed()
    {
        await using var org = await SimulatedOrg.StartAsync(cancellationToken: Stop);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SimulatedPubSub.StartAsync(
            org, new SimulatedPubSubOptions { Port = -1, KeepAliveInterval = TimeSpan.Zero, MaxResponseBytes = 0 }, Stop));

        Assert.Contains("Port must be from 0 to 65535; KeepAliveInterval must be positive; MaxResponseBytes must be positive", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => org.PubSub());
    }

    [Fact]
    public async Task Disposal_with_open_and_frozen_streams_ends()
    {
        var fixture = await PubSubFixture.StartAsync();
        fixture.Org.AddPlatformEvent("Order__e", ["Number__c"]);
        using var stream = await fixture.SubscribeAsync(Topic);
        fixture.PubSub.Faults.FreezeConnections();

        await fixture.Org.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);

        await Assert.ThrowsAnyAsync<RpcException>(() => stream.ResponseStream.MoveNext(Stop));
        await fixture.DisposeAsync();
    }

    private static async Task<bool> AcceptsAsync(Uri url)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(url.Host, url.Port, Stop);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
