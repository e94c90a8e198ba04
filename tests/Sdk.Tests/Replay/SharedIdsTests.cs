using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Tests.Replay;

public sealed class SharedIdsTests
{
    [Theory]
    [InlineData("/data/Stock__chn", true)]
    [InlineData("/data/AccountChangeEvent", false)]
    [InlineData("/data/ChangeEvents", false)]
    [InlineData("/event/Stock__chn", false)]
    [InlineData("/data/Stock__CHN", false)]
    [InlineData("/event/Paid__e", false)]
    [InlineData("Stock__chn", false)]
    public void Several_events_have_one_id_only_on_custom_channels_of_change_events(string channel, bool mayCome) =>
        Assert.Equal(mayCome, SharedIds.MayComeOn(channel));
}
