namespace TypedStreaming.Tests.Replay;

public sealed class ReplayFromTests
{
    [Fact]
    public void Each_start_has_the_code_of_the_protocol_and_the_id_before_it()
    {
        Assert.Equal((-1L, null), (ReplayFrom.Latest.Code, ReplayFrom.Latest.Settled));
        Assert.Equal((-1L, null), (ReplayFrom.LatestWithoutGap.Code, ReplayFrom.LatestWithoutGap.Settled));
        Assert.Equal((-2L, -1L), (ReplayFrom.Earliest.Code, ReplayFrom.Earliest.Settled));
        Assert.Equal((7L, 7L), (ReplayFrom.After(7).Code, ReplayFrom.After(7).Settled));
        Assert.Equal((0L, 0L), (ReplayFrom.After(0).Code, ReplayFrom.After(0).Settled));
    }

    [Fact]
    public void A_stored_start_has_its_alternative()
    {
        var stored = ReplayFrom.Stored(ReplayFrom.Earliest);
        Assert.Equal((-2L, ReplayFrom.Earliest, "Stored(orElse: Earliest)"), (stored.Code, stored.OrElse, stored.ToString()));
        Assert.Null(ReplayFrom.Earliest.OrElse);
        Assert.Equal("orElse", Assert.Throws<ArgumentException>(() => ReplayFrom.Stored(stored)).ParamName);
        Assert.Throws<ArgumentNullException>(() => ReplayFrom.Stored(null!));
    }

    [Fact]
    public void A_start_after_an_opaque_id_has_the_id_and_as_a_number_the_earliest_event()
    {
        var id = OpaqueReplayId.FromHex("00f1");
        var start = ReplayFrom.After(id);
        Assert.Equal((id, true, "After(00f1)"), (start.OpaqueId, start.IsAfterId, start.ToString()));
        Assert.Equal((-2L, ReplayFrom.BeforeAll), (start.Code, start.Settled));
        Assert.Equal((id, "Stored(orElse: After(00f1))"), (ReplayFrom.Stored(start).OpaqueId, ReplayFrom.Stored(start).ToString()));
    }

    [Fact]
    public void A_negative_id_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ReplayFrom.After(-1));
}
