using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Tests.Replay;

public sealed class StartingPointTests
{
    private const string Channel = "/topic/Orders";
    private const string Instance = "acme.my.salesforce.com";

    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReplayPosition Anchor = new() { At = Now.AddHours(-2), Instance = Instance };

    [Fact]
    public async Task A_start_of_the_program_needs_no_store() =>
        Assert.Equal(new StartingPoint(ReplayFrom.Earliest), await OfAsync(ReplayFrom.Earliest, Anchor with { ReplayId = 7 }));

    [Fact]
    public async Task Nothing_stored_is_the_alternative() =>
        Assert.Equal(new StartingPoint(ReplayFrom.Earliest), await OfAsync(ReplayFrom.Stored(ReplayFrom.Earliest), null));

    [Theory]
    [InlineData(null)]
    [InlineData(Instance)]
    [InlineData("ACME.my.salesforce.com")]
    public async Task A_stored_id_is_gone_on_behind(string? instance)
    {
        var start = await OfAsync(ReplayFrom.Stored(ReplayFrom.Latest), Anchor with { ReplayId = long.MaxValue, Instance = instance });
        Assert.Equal(long.MaxValue, start.From.Code);
        Assert.Null(start.Invalid);
    }

    [Fact]
    public async Task An_id_of_another_instance_cannot_be_trusted()
    {
        var start = await OfAsync(ReplayFrom.Stored(ReplayFrom.Latest), Anchor with { ReplayId = 7, Instance = "na44.salesforce.com" });
        Assert.Equal(new InvalidReplay { Channel = Channel, ReplayId = 7, Cause = GapCause.OrgMoved }, start.Invalid);
    }

    [Fact]
    public async Task An_anchor_and_Latest_may_have_missed_something()
    {
        var start = await OfAsync(ReplayFrom.Stored(ReplayFrom.Latest), Anchor);
        Assert.Same(ReplayFrom.Latest, start.From);
        Assert.Equal((GapCause.RestartedBeforeFirstEvent, Anchor.At, Now), (start.Gap!.Cause, start.Gap.From, start.Gap.To));
    }

    [Fact]
    public async Task An_anchor_at_the_beginning_and_Latest_may_have_missed_something_of_any_time()
    {
        var start = await OfAsync(ReplayFrom.Stored(ReplayFrom.Latest), Anchor with { At = ReplayPosition.Beginning });
        Assert.Equal((GapCause.RestartedBeforeFirstEvent, null, Now), (start.Gap!.Cause, start.Gap.From, start.Gap.To));
    }

    [Fact]
    public void What_was_left_unread_is_a_gap_unless_one_is_reported_already()
    {
        var moved = new Gap { Cause = GapCause.OrgMoved, Channel = Channel, To = Now };
        Assert.Equal(new StartingPoint(ReplayFrom.Latest) { Gap = moved }, new StartingPoint(ReplayFrom.Latest).WithoutWhatWasLeft(Channel, Now));
        var reported = new StartingPoint(ReplayFrom.Latest) { Gap = moved with { Cause = GapCause.RestartedBeforeFirstEvent, From = Anchor.At } };
        Assert.Equal(reported, reported.WithoutWhatWasLeft(Channel, Now));
    }

    [Fact]
    public async Task An_anchor_and_LatestWithoutGap_replays_from_the_anchor_on()
    {
        var start = await OfAsync(ReplayFrom.Stored(ReplayFrom.LatestWithoutGap), Anchor);
        Assert.Equal((ReplayFrom.Earliest, Anchor.At, null), (start.From, start.NotBefore, start.Gap));
    }

    [Fact]
    public async Task An_anchor_and_Earliest_misses_nothing() =>
        Assert.Equal(new StartingPoint(ReplayFrom.Earliest), await OfAsync(ReplayFrom.Stored(ReplayFrom.Earliest), Anchor));

    [Fact]
    public async Task A_store_may_tell_a_start_that_is_no_position()
    {
        var store = ReplayStore.FromCallbacks(static (_, _) => ValueTask.FromResult<ReplayFrom?>(ReplayFrom.Earliest), static (_, _, _, _) => ValueTask.CompletedTask);
        await using var cursor = await store.OpenAsync(new ReplayKey("00D", Channel, "default"), default);
        Assert.Equal(new StartingPoint(ReplayFrom.Earliest), StartingPoint.Of(Channel, ReplayFrom.Stored(ReplayFrom.Latest), cursor, Instance, Now));
    }

    [Fact]
    public async Task An_opaque_position_is_not_taken_for_an_anchor()
    {
        var refused = await Assert.ThrowsAsync<StreamingException>(
            () => OfAsync(ReplayFrom.Stored(ReplayFrom.Earliest), new ReplayPosition { At = Now, OpaqueId = OpaqueReplayId.FromHex("00f1") }));
        Assert.Equal((StreamingError.PositionStore, false, Channel), (refused.Error, refused.IsTransient, refused.Channel));
        Assert.Contains("opaque replay id 00f1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_are_two_of_which_one_is_opaque()
    {
        await using var cursor = await new InMemoryReplayStore().OpenAsync(new ReplayKey("00D", Channel, "default"), default);
        var opaque = new ReplayPosition { At = Now, OpaqueId = OpaqueReplayId.FromHex("00f1") };
        await using var undecided = new MigratedCursor(cursor, FormerPosition.Of([opaque, new ReplayPosition { At = Now.AddDays(1), ReplayId = 7 }]));
        var refused = Assert.Throws<StreamingException>(
            () => StartingPoint.Of(Channel, ReplayFrom.Stored(ReplayFrom.Latest), undecided, Instance, Now));
        Assert.Equal(StreamingError.PositionStore, refused.Error);
    }

    private static async Task<StartingPoint> OfAsync(ReplayFrom wanted, ReplayPosition? stored)
    {
        var store = new InMemoryReplayStore();
        var key = new ReplayKey("00D", Channel, "default");
        await using var before = await store.OpenAsync(key, default);
        if (stored is not null) await before.SaveAsync(stored, default);
        await using var cursor = await store.OpenAsync(key, default);
        return StartingPoint.Of(Channel, wanted, cursor, Instance, Now);
    }
}
