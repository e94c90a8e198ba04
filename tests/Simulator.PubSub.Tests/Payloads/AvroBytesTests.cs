using System.Text.Json.Nodes;
using Avro;
using Avro.Generic;
using TypedStreaming.Simulator.PubSub.Payloads;

namespace TypedStreaming.Simulator.PubSub.Tests.Payloads;

/// <summary>Payloads against bytes that were computed by hand.</summary>
public sealed class AvroBytesTests
{
    private static RecordSchema Account { get; } = (RecordSchema)Avro.Schema.Parse(ReferenceVectors.AccountSchema("AccountChangeEvent"));

    private static RecordSchema Order { get; } = (RecordSchema)Avro.Schema.Parse(ReferenceVectors.PlatformSchema);

    [Fact]
    public void A_platform_event_is_written_as_computed()
    {
        var fields = JsonNode.Parse(
            """{"CreatedDate":1790000000000,"CreatedById":"005000000000001AAA","Number__c":"A-1","Total__c":12.5,"Paid__c":null}""")!.AsObject();

        var bytes = AvroBytes.Write(AvroValues.Record(Order, fields, "Order__e"), negativeCounts: false);

        Assert.Equal(ReferenceVectors.PlatformPayload, Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void A_change_event_is_written_and_read_as_computed()
    {
        var fields = JsonNode.Parse("""
            {"ChangeEventHeader":{"entityName":"X","recordIds":["a01"],"changeType":"UPDATE","changeOrigin":"","transactionKey":"t",
            "sequenceNumber":1,"commitTimestamp":1790000000000,"commitNumber":1709303151782928388,"commitUser":"u",
            "nulledFields":["0x04"],"diffFields":[],"changedFields":["0x24","3-0x02"]},
            "BillingAddress":{"City":"Oslo"},"LastModifiedDate":1790000000000}
            """)!.AsObject();

        var bytes = AvroBytes.Write(AvroValues.Record(Account, fields, "X"), negativeCounts: false);

        Assert.Equal(ReferenceVectors.ChangePayload, Convert.ToHexStringLower(bytes));
        var read = AvroBytes.TryRead(Account, bytes)!;
        Assert.Equal(1709303151782928388, ((GenericRecord)read["ChangeEventHeader"])["commitNumber"]);
        Assert.Equal("Oslo", ((GenericRecord)read["BillingAddress"])["City"]);
    }

    [Fact]
    public void Bytes_too_many_or_too_few_are_not_an_event()
    {
        var bytes = Convert.FromHexString(ReferenceVectors.PlatformPayload);

        Assert.NotNull(AvroBytes.TryRead(Order, bytes));
        Assert.Null(AvroBytes.TryRead(Order, bytes[..^1]));
        Assert.Null(AvroBytes.TryRead(Order, [.. bytes, 0]));
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused_without_much_memory()
    {
        var bytes = Convert.FromHexString(ReferenceVectors.ChangePayload);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var value in new byte[] { 0x00, 0x01, 0x7F, 0x80, 0xFF })
            {
                byte[] damaged = [.. bytes];
                damaged[i] = value;
                if (AvroBytes.TryRead(Account, damaged) is not null) read++;
            }
        }

        Assert.InRange(read, 1, (bytes.Length * 5) - 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Theory]
    [InlineData("AnnualRevenue,LastModifiedDate,BillingAddress.City", "0x24,3-0x02")]
    [InlineData("BillingAddress", "3-0x03")]
    [InlineData("ShippingAddress.Street,ShippingAddress.City", "4-0x03")]
    [InlineData("Name", "0x02")]
    [InlineData("Name.LastName", "1-0x01")]
    [InlineData("Missing,BillingAddress.Missing", "")]
    public void Names_become_bitmaps(string names, string bitmaps) =>
        Assert.Equal(bitmaps, string.Join(',', FieldBitmap.Write(Account, names.Split(','))));

    [Fact]
    public void A_bitmap_counts_from_the_least_significant_bit_of_the_whole_number()
    {
        var fields = Enumerable.Range(0, 31).Select(static i => $$"""{"name":"f{{i}}","type":"int"}""");
        var schema = (RecordSchema)Avro.Schema.Parse($$"""{"type":"record","name":"Wide","fields":[{{string.Join(',', fields)}}]}""");

        Assert.Equal(["0x400000"], FieldBitmap.Write(schema, ["f22"]));
        Assert.Equal(["0x400800"], FieldBitmap.Write(schema, ["f11", "f22"]));
        Assert.Equal(["0x650004E0"], FieldBitmap.Write(schema, ["f5", "f6", "f7", "f10", "f24", "f26", "f29", "f30"]));
    }
}
