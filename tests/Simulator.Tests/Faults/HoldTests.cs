using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class HoldTests : OrgTests
{
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(20);

    [Fact(Timeout = 30_000)]
    public async Task So_many_connects_are_held_shortly_and_answered_empty()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.HoldConnectsFor(Hold, times: 2);
        for (var i = 0; i < 2; i++)
        {
            var held = await HoldAsync(org, peer);
            Time.Advance(Hold - TimeSpan.FromMilliseconds(1));
            Assert.False(held.IsCompleted);
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal("true", Peer.Single(await held)["successful"]!.ToJsonString());
        }

        var last = await HoldAsync(org, peer);
        Time.Advance(TimeSpan.FromSeconds(109));
        Assert.False(last.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await last);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_advised_stays_and_an_immediate_first_connect_uses_nothing_up()
    {
        var org = await StartAsync();
        org.Faults.HoldConnectsFor(Hold);
        var peer = await HandshakenAsync(org);
        Assert.Equal("110000", (await peer.ConnectAsync(Cancel))[0]!["advice"]!["timeout"]!.ToJsonString());
        var held = await HoldAsync(org, peer);
        Time.Advance(Hold);
        Assert.Single(await held);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_answers_such_a_connect_at_once()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.HoldConnectsFor(Hold);
        var held = await HoldAsync(org, peer);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await held).Names());
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_end_until_the_script_is_cleared_and_without_any_hold()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.HoldConnectsFor(TimeSpan.Zero, int.MaxValue);
        for (var i = 0; i < 5; i++) Assert.Single(await peer.ConnectAsync(Cancel));
        org.Faults.Clear();
        var held = await HoldAsync(org, peer);
        Assert.False(held.IsCompleted);
    }

    [Fact(Timeout = 30_000)]
    public async Task Holds_that_cannot_be_are_refused()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentOutOfRangeException>("hold", () => org.Faults.HoldConnectsFor(-Hold));
        Assert.Throws<ArgumentOutOfRangeException>("times", () => org.Faults.HoldConnectsFor(Hold, times: 0));
    }
}
