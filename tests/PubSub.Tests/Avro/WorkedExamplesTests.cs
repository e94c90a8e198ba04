using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>The byte vectors and bitmaps of the protocol's reference.</summary>
public sealed class WorkedExamplesTests
{
    private const string ExampleA =
        "0258020661303100020002740280b083c598688880d1f7a08ad5b82f027502083078303400000408307832340c332d3078303200" +
        "0000020002084f736c6f000280b083c59868";

    [Fact]
    public void A_part_of_an_address_a_cleared_number_and_a_date()
    {
        var json = JsonNode.Parse(Payload.Json(Schemas.Small, Convert.FromHexString(ExampleA)))!;

        Assert.Equal(["ChangeEventHeader", "AnnualRevenue", "BillingAddress", "LastModifiedDate"], json.AsObject().Select(m => m.Key));
        Assert.True(json.AsObject().ContainsKey("AnnualRevenue") && json["AnnualRevenue"] is null);
        Assert.Equal("""{"City":"Oslo"}""", json["BillingAddress"]!.ToJsonString());
        Assert.Equal(1790000000000, json["LastModifiedDate"]!.GetValue<long>());
        var header = json["ChangeEventHeader"]!;
        Assert.Equal("""["AnnualRevenue","LastModifiedDate","BillingAddress.City"]""", header["changedFields"]!.ToJsonString());
        Assert.Equal("""["AnnualRevenue"]""", header["nulledFields"]!.ToJsonString());
        Assert.Equal("[]", header["diffFields"]!.ToJsonString());
        Assert.Equal("UPDATE", header["changeType"]!.GetValue<string>());
        Assert.Equal("""["a01"]""", header["recordIds"]!.ToJsonString());
        Assert.Equal(1709303151782928388, header["commitNumber"]!.GetValue<long>());
    }

    [Fact]
    public void The_header_is_a_slice_of_the_json()
    {
        var transcoder = PayloadTranscoder.Create(Schemas.Small);
        var result = transcoder.Transcode(Convert.FromHexString(ExampleA), new JsonBuffer());

        var whole = JsonNode.Parse(Encoding.UTF8.GetString(result.Json))!;
        Assert.Equal(whole["ChangeEventHeader"]!.ToJsonString(), JsonNode.Parse(Encoding.UTF8.GetString(result.ChangeEventHeader))!.ToJsonString());
        Assert.True(result.Json.Overlaps(result.ChangeEventHeader));
        Assert.Equal(("XChangeEvent", true, 0), (transcoder.RecordName, transcoder.IsChangeEvent, result.IgnoredMarks));
    }

    [Theory]
    [InlineData("0x400000 4-0x01", "F22 F4.P0")]
    [InlineData("0x400800", "F11 F22")]
    [InlineData("0x410000", "F16 F22")]
    [InlineData("0x650004E0 4-0x10 7-0x06", "F5 F6 F7 F10 F24 F26 F29 F30 F4.P4 F7.P1 F7.P2")]
    [InlineData("0X650004e0", "F5 F6 F7 F10 F24 F26 F29 F30")] // both cases
    [InlineData("0x6", "F1 F2")] // an odd number of digits
    [InlineData("0x00000000000000000000000000000000000002", "F1")]
    [InlineData("0x02 0x02 0x06", "F1 F2")] // each name once
    public void Bitmaps_name_fields(string bitmaps, string names)
    {
        var (list, ignored) = ChangedFields(bitmaps);

        Assert.Equal(names, list);
        Assert.Equal(0, ignored);
    }

    [Theory]
    [InlineData("0x01", 1)] // the header itself
    [InlineData("0x100000000", 1)] // there are 32 fields with the header, 0 to 31
    [InlineData("0xF00000000", 4)]
    [InlineData("4-0x40", 1)]
    [InlineData("5-0x01", 1)] // not a compound field
    [InlineData("99-0x01", 1)]
    [InlineData("99999999999999999999-0x01", 1)]
    [InlineData("-0x01", 1)]
    [InlineData("4-", 1)]
    [InlineData("4-01", 1)]
    [InlineData("4-4-0x01", 1)]
    [InlineData("0x", 1)]
    [InlineData("0xZZ", 1)]
    [InlineData("Name", 1)]
    [InlineData("0x01 Name 4-0x40", 3)]
    public void Bits_without_a_field_are_ignored_and_counted(string bitmaps, int count)
    {
        var (list, ignored) = ChangedFields(bitmaps + " 0x02");

        Assert.Equal("F1", list);
        Assert.Equal(count, ignored);
    }

    [Fact]
    public void An_empty_bitmap_is_ignored() => Assert.Equal(1, ChangedFields([""]).Ignored);

    [Fact]
    public void A_platform_event()
    {
        var payload = Convert.FromHexString("80b083c59868243030353030303030303030303030314141410206412d3102000000000000294000");
        var transcoder = PayloadTranscoder.Create(Schemas.Order);
        var result = transcoder.Transcode(payload, new JsonBuffer());

        Assert.Equal("""{"CreatedDate":1790000000000,"CreatedById":"005000000000001AAA","Number__c":"A-1","Total__c":12.5,"Paid__c":null}""", Encoding.UTF8.GetString(result.Json));
        Assert.True(result.ChangeEventHeader.IsEmpty);
        Assert.Equal(("Order__e", false), (transcoder.RecordName, transcoder.IsChangeEvent));
    }

    private static (string Names, int Ignored) ChangedFields(string bitmaps) => ChangedFields(bitmaps.Split(' '));

    private static (string Names, int Ignored) ChangedFields(string[] bitmaps)
    {
        var schema = Schemas.Wide(31);
        var payload = Payload.Change(schema, "UPDATE", bitmaps, [], []);
        var result = PayloadTranscoder.Create(schema).Transcode(payload, new JsonBuffer());
        using var header = JsonDocument.Parse(result.ChangeEventHeader.ToArray());
        return (string.Join(' ', header.RootElement.GetProperty("changedFields").EnumerateArray().Select(f => f.GetString())), result.IgnoredMarks);
    }
}
