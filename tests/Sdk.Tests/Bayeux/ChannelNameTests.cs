using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class ChannelNameTests
{
    [Theory]
    [InlineData("/topic/AccountUpdates", "/topic/AccountUpdates")]
    [InlineData("/topic/A?Industry='Oil & Gas'&x=*", "/topic/A")]
    [InlineData("/topic/A?x=a?b", "/topic/A")]
    [InlineData("/u/notifications/Warehouse", "/u/notifications/Warehouse")]
    [InlineData("/event/Low_Ink__e", "/event/Low_Ink__e")]
    [InlineData("/data/ChangeEvents", "/data/ChangeEvents")]
    [InlineData("/meta", "/meta")]
    [InlineData("/metadata/x", "/metadata/x")]
    public void A_channel_is_taken_with_its_filter_and_without(string channel, string topic)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        Assert.Equal((channel, topic, channel), (name.Full, name.Topic, name.ToString()));
    }

    [Theory]
    [InlineData(null, "the channel is empty")]
    [InlineData("", "the channel is empty")]
    [InlineData("topic/A", "the channel must start with '/'")]
    [InlineData(" /topic/A", "the channel must start with '/'")]
    [InlineData("/topic/A B", "the channel contains white space")]
    [InlineData("/topic/A\n", "the channel contains white space")]
    [InlineData("/topic/*", "no wildcard channels")]
    [InlineData("/**", "no wildcard channels")]
    [InlineData("/meta/connect", "are reserved for the protocol")]
    [InlineData("/service/x", "are reserved for the protocol")]
    [InlineData("/topic/", "the channel ends with '/'")]
    [InlineData("/", "the channel ends with '/'")]
    [InlineData("/topic/?x=1", "the channel ends with '/'")]
    [InlineData("/topic//A", "the channel has an empty segment")]
    public void What_is_no_channel_is_refused_with_the_defect(string? channel, string defect)
    {
        var refusal = Assert.Throws<ArgumentException>(nameof(channel), () => ChannelName.Parse(channel, nameof(channel)));
        Assert.Contains(defect, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{channel}'", refusal.Message, StringComparison.Ordinal);
    }
}
