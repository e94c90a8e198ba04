using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Tests.Replay;

public sealed class ChannelRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/topic/Orders", 24)]
    [InlineData("/u/News", 24)]
    [InlineData("/event/Paid__e", 72)]
    [InlineData("/data/ChangeEvents", 72)]
    public void A_position_is_near_its_end_after_four_fifths_of_the_retention(string channel, int hours)
    {
        Assert.Equal(TimeSpan.FromHours(hours), ChannelRetention.Of(channel));
        var end = Now - TimeSpan.FromHours(hours * 0.8);
        Assert.False(ChannelRetention.IsEnding(channel, new ReplayPosition { At = end, ReplayId = 7 }, Now));
        Assert.True(ChannelRetention.IsEnding(channel, new ReplayPosition { At = end.AddTicks(-1), ReplayId = 7 }, Now));
    }

    [Fact]
    public void The_beginning_of_all_time_has_no_end()
    {
        Assert.False(ChannelRetention.IsEnding("/u/News", new ReplayPosition { At = ReplayPosition.Beginning }, Now));
        Assert.True(ChannelRetention.IsEnding("/u/News", new ReplayPosition { At = ReplayPosition.Beginning.AddTicks(1) }, Now));
        Assert.True(ChannelRetention.IsEnding("/u/News", new ReplayPosition { At = ReplayPosition.Beginning, ReplayId = 7 }, Now));
    }
}
