using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class FilterTests : OrgTests
{
    [Theory]
    [InlineData("?Name=b", "b")]
    [InlineData("?Name='b'", "b")]
    [InlineData("?Name='b'&Size=3", "b c")]
    [InlineData("?Hot=true", "c")]
    [InlineData("?Name=B", "")]
    [InlineData("?Missing=1", "")]
    public async Task Conditions_are_joined_by_or(string filter, string expected)
    {
        var org = await StartAsync();
        await PublishThreeAsync(org);
        var peer = await HandshakenAsync(org);
        var replayed = await peer.SendAsync(peer.Subscribe(Topic + filter, -2), Cancel);
        Assert.Equal(expected, replayed.Names());
        await PublishThreeAsync(org);
        Assert.Equal(expected, (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task Filtered_events_carry_the_subscribed_text_as_their_channel()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org, Topic + "?Name='b'");
        await PublishThreeAsync(org);
        var message = (await peer.ConnectAsync(Cancel))[0]!;
        Assert.Equal("/topic/AccountUpdates?Name='b'", message["channel"]!.GetValue<string>());
        await org.WaitForSubscribersAsync(Topic, 1, Cancel);
        await org.WaitForSubscribersAsync(Topic + "?Name='b'", 1, Cancel);
    }

    [Fact]
    public async Task Fields_outside_the_query_are_refused_where_it_is_known()
    {
        var org = await StartAsync();
        org.AddPushTopic("Known", ["Id", "Name"]);
        var peer = await HandshakenAsync(org);
        JsonAssert.Refused(
            "400::Query fields {Size, Hot} do not exist on the topic entity",
            await peer.SubscribeAsync("/topic/Known?Name=a&Size=3&Hot=true", -1, Cancel));
        Assert.True((await peer.SubscribeAsync("/topic/Known?Name=a", -1, Cancel))["successful"]!.GetValue<bool>());
    }

    private async Task PublishThreeAsync(SimulatedOrg org)
    {
        await org.PublishPushTopicAsync(Topic, "created", new { Name = "a", Size = 1, Hot = false }, Cancel);
        await org.PublishPushTopicAsync(Topic, "created", new { Name = "b", Size = 2, Hot = false }, Cancel);
        await org.PublishPushTopicAsync(Topic, "created", new { Name = "c", Size = 3, Hot = true }, Cancel);
    }
}
