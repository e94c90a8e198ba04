namespace TypedStreaming.Tests.Replay;

/// <summary>The text of a gap names the records to read again, and is the same in every culture.</summary>
public sealed class GapTextTests
{
    private static readonly DateTimeOffset May = new(2026, 5, 4, 11, 12, 33, TimeSpan.FromHours(2));

    [Fact]
    public void The_text_names_the_records() => Assert.Equal(
        "Gap { Cause = GapEvent, Channel = /data/AccountChangeEvent, From = 2026-05-04T09:12:33Z, To = 2026-05-04T09:13:33Z, "
        + "AfterReplayId = 7, EntityName = Account, RecordIds = [001A, 001*] }",
        new Gap
        {
            Cause = GapCause.GapEvent,
            Channel = "/data/AccountChangeEvent",
            From = May,
            To = May.AddMinutes(1),
            AfterReplayId = 7,
            EntityName = "Account",
            RecordIds = ["001A", "001*"],
        }.ToString());

    [Fact]
    public void An_opaque_id_is_the_id_of_the_text() => Assert.Contains(
        ", AfterReplayId = 00f1, ",
        new Gap { Cause = GapCause.OrgMoved, Channel = "/event/Paid__e", AfterOpaqueId = OpaqueReplayId.FromHex("00f1") }.ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void What_is_not_known_is_said_to_be_unknown() => Assert.Equal(
        "Gap { Cause = OrgMoved, Channel = /topic/A, From = unknown, To = unknown, AfterReplayId = unknown, EntityName = none, RecordIds = [] }",
        new Gap { Cause = GapCause.OrgMoved, Channel = "/topic/A" }.ToString());
}
