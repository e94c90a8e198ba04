using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;

namespace TypedStreaming.Generators.Tests.Decoding;

public sealed class ChangeEventTests
{
    private const string Header = """
        {"entityName":"Account","recordIds":["001Kx00000Zz1AAIAZ","001*"],"changeType":"UPDATE","changeOrigin":"com/salesforce/api/rest/66.0",
        "transactionKey":"0001ae4b","sequenceNumber":1,"commitTimestamp":1777886471000,"commitNumber":1082990428293,"commitUser":"005",
        "changedFields":["Phone","BillingAddress.City"],"isTransactionEnd":true,"later":{"a":[1]}}
        """;

    [Fact]
    public void A_member_of_the_headers_type_is_filled_whatever_its_name()
    {
        var value = Decoded.As<EveryField>($$"""{"String":"a","ChangeEventHeader":{{Header}},"Int32":1}""");
        var header = value.Header!;
        Assert.Equal(("Account", ChangeType.Update, "001Kx00000Zz1AAIAZ,001*"), (header.EntityName, header.ChangeType, string.Join(',', header.RecordIds)));
        Assert.Equal((1, 1082990428293, "005"), (header.SequenceNumber, header.CommitNumber, header.CommitUser));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 9, 21, 11, TimeSpan.Zero), header.CommitTimestamp);
        Assert.Equal("Phone,BillingAddress.City", string.Join(',', header.ChangedFields!));
        Assert.Equal((null, null, true, false), (header.NulledFields, header.DiffFields, header.IsTransactionEnd, header.IsGap));
        Assert.Equal(("a", 1), (value.String.Value, value.Int32.Value));
        Assert.Equal("ChangeEventHeader.changeType", Decoded.Refused<EveryField>("""{"ChangeEventHeader":{"changeType":1}}""").Member);
    }

    [Theory]
    [InlineData("GAP_UPDATE")]
    [InlineData("GAP_OVERFLOW")]
    [InlineData("GAP_\\u0043REATE")]
    [InlineData("\\u0047AP_LATER")]
    public void A_gap_is_never_read_as_data(string type)
    {
        var json = $$"""{"String":"a","ChangeEventHeader":{"entityName":"Account","changeType":"{{type}}"} }""";
        Assert.Contains("the server sent a gap event, which has no data, in place of the change", Decoded.Refused<EveryField>(json).Message, StringComparison.Ordinal);
        Assert.Equal("a", Decoded.As<EveryField>(json.Replace("GAP_", "XAP_", StringComparison.Ordinal).Replace("\\u0047AP", "XAP", StringComparison.Ordinal)).String.Value);
    }

    [Theory]
    [InlineData("""{"ChangeEventHeader":{"entityName":"A","changeType":"UPDATE"},"ChangeEventHeader":{"entityName":"A","changeType":"GAP_UPDATE"}}""")]
    [InlineData("""{"ChangeEventHeader":{"entityName":"A","changeType":"UPDATE","changeType":"GAP_UPDATE"}}""")]
    public void A_gap_behind_a_duplicate_is_no_data_either(string json) =>
        Assert.Contains("the server sent a gap event", Decoded.Refused<EveryField>(json).Message, StringComparison.Ordinal);

    [Fact]
    public void The_runtime_can_ask_for_the_header_of_a_gap()
    {
        var frame = new EventFrame { Payload = """{"ChangeEventHeader":{"entityName":"Account","changeType":"GAP_DELETE","recordIds":["001"]}}"""u8 };
        Assert.True(ChangeEventHeaderReader.TryRead(frame, out var header));
        Assert.Equal((ChangeType.GapDelete, "001", true), (header.ChangeType, Assert.Single(header.RecordIds), header.IsGap));
        Assert.False(ChangeEventHeaderReader.TryRead(new EventFrame { Payload = "{\"Id\":\"001\"}"u8 }, out _));
    }

    [Theory]
    [InlineData("GAP_OVERFLOW", "\"000000000000000AAA\"", "")]
    [InlineData("GAP_OVERFLOW", "\"000000000000000\"", "")]
    [InlineData("GAP_UPDATE", "\"000000000000000AAA\",\"001Kx00000Zz1AAIAZ\"", "001Kx00000Zz1AAIAZ")]
    [InlineData("UPDATE", "\"001*\"", "001*")]
    [InlineData("UPDATE", "\"000Kx00000Zz1AAIAZ\"", "000Kx00000Zz1AAIAZ")]
    public void An_id_that_stands_for_no_record_is_not_given(string type, string ids, string expected)
    {
        var json = $$"""{"ChangeEventHeader":{"entityName":"Account","changeType":"{{type}}","recordIds":[{{ids}}]} }""";
        Assert.True(ChangeEventHeaderReader.TryRead(new EventFrame { Payload = Encoding.UTF8.GetBytes(json) }, out var header));
        Assert.Equal(expected, string.Join(',', header.RecordIds));
    }

    [Theory]
    [InlineData("""{"event":{"schema":"old","replayId":7},"schema":"new","payload":{"Text":"a"}}""")]
    [InlineData("""{"schema":"new","payload":{"Text":"a"},"event":{"schema":"old","replayId":7}}""")]
    public void The_schema_beside_the_envelope_counts_more_than_one_inside(string data) =>
        Assert.Equal("new", MetadataOf("/event/Low_Ink__e", data).SchemaId);

    [Fact]
    public void The_metadata_of_a_platform_event_has_its_id_its_name_and_its_schema()
    {
        var metadata = MetadataOf("/event/Low_Ink__e", """
            {"schema":"k3Jd0aQvT1mXoYt7uR5bHw","event":{"EventUuid":"9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44","EventApiName":"Low_Ink__e","replayId":2112},"payload":{"Text":"a"}}
            """);
        Assert.Equal((Guid.Parse("9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44"), "Low_Ink__e"), (metadata.EventUuid, metadata.EventApiName));
        Assert.Equal(("k3Jd0aQvT1mXoYt7uR5bHw", 2112L, null), (metadata.SchemaId, metadata.ReplayId, metadata.Change));
    }

    [Fact]
    public void The_metadata_of_a_change_event_has_its_header()
    {
        var metadata = MetadataOf("/data/AccountChangeEvent", $$"""{"payload":{"Text":"a","ChangeEventHeader":{{Header}} },"event":{"replayId":7} }""");
        Assert.Equal("UPDATE Account 001Kx00000Zz1AAIAZ,001*", metadata.Change!.ToString());
    }

    [Theory]
    [InlineData("""{"schema":17,"event":{"EventUuid":"17","EventApiName":{}},"payload":{"Text":"a","ChangeEventHeader":{"changeType":1}}}""")]
    [InlineData("""{"schema":null,"event":{"EventUuid":null,"EventApiName":null},"payload":{"Text":"a","ChangeEventHeader":null}}""")]
    [InlineData("""{"event":[],"schema":["a"],"payload":{"Text":"a"}}""")]
    [InlineData("""{"event":{"EventUuid":{"a":1},"EventApiName":"\ud800"},"payload":{"ChangeEventHeader":[],"Text":"a"}}""")]
    public void An_envelope_that_cannot_be_read_does_not_cost_the_event(string data)
    {
        var metadata = MetadataOf("/data/AccountChangeEvent", data);
        Assert.Equal((null, null, null, null), (metadata.EventUuid, metadata.EventApiName, metadata.SchemaId, metadata.Change));
    }

    private static EventMetadata MetadataOf(string channel, string data)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes($$"""[{"channel":"{{channel}}","data":{{data}} }]"""));
        Assert.True(reader.Read());
        return EventDecoder.Decode<Notice>(channel, reader.Current).Metadata!;
    }
}
