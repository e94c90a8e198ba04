using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Tests.Replay;

/// <summary>The error for a position names the channel, the id and what to do; a new start has the gap before it.</summary>
public sealed class InvalidPositionTests
{
    private const string Channel = "/event/Paid__e";

    private static readonly OpaqueReplayId Opaque = OpaqueReplayId.FromHex("00f1");
    private static readonly InvalidReplay Moved = new() { Channel = Channel, ReplayId = 7, Cause = GapCause.OrgMoved };

    [Fact]
    public void A_moved_org_is_named_with_the_id_of_either_transport()
    {
        AssertFailure(MovedText("7"), Moved);
        AssertFailure(MovedText("00f1"), Moved with { ReplayId = null, OpaqueId = Opaque });
        AssertFailure(MovedText("unknown"), Moved with { ReplayId = null });
    }

    [Fact]
    public void Two_positions_that_differ_are_named_with_the_id_of_the_older_one() => AssertFailure(
        "The store contains two different positions for the consumer of /event/Paid__e, under two older keys for this org. The older position has the "
        + "replay id 7. Set EventsOptions.OnInvalidReplay, or choose another start position.",
        Moved with { Cause = GapCause.PositionsDiffer });

    [Fact]
    public void A_position_of_the_other_transport_is_the_stores_defect_that_no_retry_repairs()
    {
        var number = InvalidPosition.OfNumber(Channel, 7);
        Assert.Equal((StreamingError.PositionStore, false, Channel), (number.Error, number.IsTransient, number.Channel));
        Assert.StartsWith(
            "The replay store returned the replay id 7 for the consumer of /event/Paid__e, but Pub/Sub API replay ids are bytes.", number.Message, StringComparison.Ordinal);

        var opaque = InvalidPosition.OfAnotherTransport(Channel, Opaque);
        Assert.Equal((StreamingError.PositionStore, false, Channel), (opaque.Error, opaque.IsTransient, opaque.Channel));
        Assert.StartsWith(
            "The replay store returned the opaque replay id 00f1 for the consumer of /event/Paid__e, but CometD replay ids are numbers.", opaque.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_start_has_the_gap_from_the_invalid_id_until_now()
    {
        var now = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
        var gap = new Gap { Cause = GapCause.OrgMoved, Channel = Channel, To = now };
        Assert.Equal(new StartingPoint(ReplayFrom.Earliest) { Gap = gap with { AfterReplayId = 7 } }, InvalidPosition.Restart(Moved, ReplayFrom.Earliest, now));
        Assert.Equal(
            new StartingPoint(ReplayFrom.Latest) { Gap = gap with { AfterOpaqueId = Opaque } },
            InvalidPosition.Restart(Moved with { ReplayId = null, OpaqueId = Opaque }, ReplayFrom.Latest, now));
    }

    private static string MovedText(string id) =>
        $"The stored position of /event/Paid__e (replay id {id}) is no longer valid, because the org has moved to another instance since the position was stored. "
        + "Set EventsOptions.OnInvalidReplay, or choose another start position.";

    private static void AssertFailure(string text, InvalidReplay invalid)
    {
        var failure = InvalidPosition.Failure(invalid);
        Assert.Equal((StreamingError.InvalidReplayId, Channel, text), (failure.Error, failure.Channel, failure.Message));
    }
}
