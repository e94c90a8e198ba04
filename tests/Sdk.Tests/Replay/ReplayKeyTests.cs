namespace TypedStreaming.Tests.Replay;

public sealed class ReplayKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_part_is_refused(string? empty)
    {
        Assert.ThrowsAny<ArgumentException>(() => new ReplayKey(empty!, "/topic/A", "default"));
        Assert.ThrowsAny<ArgumentException>(() => new ReplayKey("00D000000000001", empty!, "default"));
        Assert.ThrowsAny<ArgumentException>(() => new ReplayKey("00D000000000001", "/topic/A", empty!));
    }

    [Fact]
    public void Keys_are_equal_when_all_parts_are_to_the_letter()
    {
        var key = new ReplayKey("00D000000000001", "/topic/A", "default");
        Assert.Equal(new ReplayKey("00D000000000001", "/topic/A", "default"), key);
        Assert.NotEqual(new ReplayKey("00D000000000002", "/topic/A", "default"), key);
        Assert.NotEqual(new ReplayKey("00D000000000001", "/topic/a", "default"), key);
        Assert.NotEqual(new ReplayKey("00D000000000001", "/topic/A", "Default"), key);
    }

    [Fact]
    public void A_negative_replay_id_is_no_position()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplayPosition { At = default, ReplayId = -1 });
        Assert.Equal(0, new ReplayPosition { At = default, ReplayId = 0 }.ReplayId);
    }
}
