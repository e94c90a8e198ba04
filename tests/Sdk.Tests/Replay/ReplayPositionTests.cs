namespace TypedStreaming.Tests.Replay;

public sealed class ReplayPositionTests
{
    private static readonly ReplayPosition Anchor = new() { At = new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero) };

    [Fact]
    public void A_negative_replay_id_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Anchor with { ReplayId = -1 });
        Assert.Equal(0, (Anchor with { ReplayId = 0 }).ReplayId);
    }

    [Fact]
    public void It_is_a_number_or_opaque_or_an_anchor()
    {
        Assert.True(Anchor.IsAnchor);
        Assert.False((Anchor with { ReplayId = 0 }).IsAnchor);
        Assert.False((Anchor with { OpaqueId = Id(0) }).IsAnchor);
    }

    [Fact]
    public void Two_ids_are_refused_in_either_order()
    {
        Assert.Equal("OpaqueId", Assert.Throws<ArgumentException>(() => new ReplayPosition { At = default, ReplayId = 7, OpaqueId = Id(7) }).ParamName);
        Assert.Equal("ReplayId", Assert.Throws<ArgumentException>(() => new ReplayPosition { At = default, OpaqueId = Id(7), ReplayId = 7 }).ParamName);
        Assert.Contains("Set the other property to null first", Assert.Throws<ArgumentException>(
            () => Anchor with { ReplayId = 7 } with { OpaqueId = Id(7) }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_id_can_stand_in_the_place_of_the_other()
    {
        var (number, opaque) = (Anchor with { ReplayId = 7 }, Anchor with { OpaqueId = Id(7) });
        Assert.Equal(opaque, number with { ReplayId = null, OpaqueId = Id(7) });
        Assert.Equal(number, opaque with { OpaqueId = null, ReplayId = 7 });
        Assert.Equal(Anchor, opaque with { OpaqueId = null });
    }

    [Fact]
    public void It_is_compared_by_what_is_in_it()
    {
        var position = Anchor with { OpaqueId = Id(0, 7), CreatedDate = "d", Instance = "i" };
        var same = Anchor with { OpaqueId = Id(0, 7), CreatedDate = "d", Instance = "i" };
        Assert.Equal(position, same);
        Assert.Equal(position.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(position, same with { OpaqueId = Id(7, 0) });
        Assert.NotEqual(position, same with { OpaqueId = null });
    }

    [Fact]
    public void Its_text_shows_an_opaque_id_in_hexadecimal_digits() =>
        Assert.Contains("OpaqueId = 00000000000077f10000,", (Anchor with { OpaqueId = OpaqueReplayId.FromHex("00000000000077F10000") }).ToString(), StringComparison.Ordinal);

    private static OpaqueReplayId Id(params byte[] bytes) => new(bytes);
}
