namespace TypedStreaming.Tests.Events;

public sealed class ChangeEventHeaderTests
{
    [Theory]
    [InlineData("CREATE", ChangeType.Create, false)]
    [InlineData("UPDATE", ChangeType.Update, false)]
    [InlineData("DELETE", ChangeType.Delete, false)]
    [InlineData("UNDELETE", ChangeType.Undelete, false)]
    [InlineData("SNAPSHOT", ChangeType.Snapshot, false)]
    [InlineData("GAP_CREATE", ChangeType.GapCreate, true)]
    [InlineData("GAP_UPDATE", ChangeType.GapUpdate, true)]
    [InlineData("GAP_DELETE", ChangeType.GapDelete, true)]
    [InlineData("GAP_UNDELETE", ChangeType.GapUndelete, true)]
    [InlineData("GAP_OVERFLOW", ChangeType.GapOverflow, true)]
    [InlineData("GAP_OF_A_LATER_KIND", ChangeType.Unknown, true)]
    [InlineData("MERGE", ChangeType.Unknown, false)]
    [InlineData("", ChangeType.Unknown, false)]
    public void A_change_type_says_whether_it_is_a_gap_even_if_it_is_not_known(string name, ChangeType type, bool isGap)
    {
        var header = new ChangeEventHeader { EntityName = "Account", ChangeTypeName = name };
        Assert.Equal((type, isGap), (header.ChangeType, header.IsGap));
    }

    [Fact]
    public void A_header_prints_what_happened_to_what() =>
        Assert.Equal(
            "UPDATE Account 001,002",
            new ChangeEventHeader { EntityName = "Account", ChangeTypeName = "UPDATE", RecordIds = ["001", "002"] }.ToString());
}
