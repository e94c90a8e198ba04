using System.Text;
using System.Text.Json;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>The generated readers take the transcoded JSON as they take that of CometD.</summary>
public sealed class TypedRecordTests
{
    private static readonly string Schema = Schemas.Change(
        "AccountChangeEvent",
        """{"name":"Name","type":["null","string",{"type":"record","name":"Switchable_PersonName","fields":[{"name":"FirstName","type":["null","string"]},{"name":"LastName","type":["null","string"]}]}]}""",
        """{"name":"AnnualRevenue","type":["null","double"]}""",
        """{"name":"Employees","type":["null","double"]}""",
        """{"name":"BillingAddress","type":["null",{"type":"record","name":"Address","fields":[{"name":"Street","type":["null","string"]},{"name":"City","type":["null","string"]}]}]}""",
        """{"name":"Description","type":["null","string"]}""",
        """{"name":"LastModifiedDate","type":["null","long"]}""",
        """{"name":"Founded","type":["null","long"]}""",
        """{"name":"Opens","type":["null","long"]}""");

    [Fact]
    public void An_update_is_the_same_record_as_over_CometD()
    {
        var name = Payload.Record(Payload.Compound(Schema, "Name"), ("FirstName", "Ada"));
        var address = Payload.Record(Payload.Compound(Schema, "BillingAddress"), ("City", "Oslo"));
        var payload = Payload.Change(
            Schema, "UPDATE", ["0x01E4", "1-0x03", "4-0x02"], ["1-0x02"], ["0x20"],
            ("Name", name), ("AnnualRevenue", null), ("Employees", 5.0), ("BillingAddress", address), ("Description", "@@ -1 +1 @@\n-a\n+b"),
            ("LastModifiedDate", 1777897815208), ("Founded", 1777852800000), ("Opens", 33330250L));
        const string cometd =
            """
            {"LastModifiedDate":"2026-05-04T12:30:15.208Z","Founded":"2026-05-04","Opens":"09:15:30.250Z","BillingAddress":{"City":"Oslo"},"Employees":5.0,
            "Description":{"diff":"@@ -1 +1 @@\n-a\n+b"},"AnnualRevenue":null,"Name":{"FirstName":"Ada","LastName":null},"ChangeEventHeader":{"entityName":"X","recordIds":["a01"],
            "changeType":"UPDATE","changeOrigin":"","transactionKey":"t","sequenceNumber":1,"commitTimestamp":1790000000000,"commitNumber":1709303151782928388,"commitUser":"u",
            "nulledFields":["Name.LastName"],"diffFields":["Description"],"changedFields":["AnnualRevenue","Description","LastModifiedDate","Founded","Opens",
            "Name","BillingAddress.City"]}}
            """;

        var read = Read(Encoding.UTF8.GetBytes(Payload.Json(Schema, payload)));
        var expected = Read(Encoding.UTF8.GetBytes(cometd));

        Assert.Equal(expected with { Header = read.Header }, read);
        Assert.Equal(JsonSerializer.Serialize(expected.Header), JsonSerializer.Serialize(read.Header));
        Assert.True(read.AnnualRevenue.IsNull);
        Assert.False(read.BillingAddress.Value.Street.IsSet);
        Assert.True(read.Name.Value.LastName.IsNull);
        Assert.True(read.Description.Value.IsDifference);
    }

    [Theory]
    [InlineData("0x10", """{"Street":null,"City":"Oslo"}""")] // the whole field
    [InlineData("0x10 4-0x02", """{"City":"Oslo"}""")] // this part of it
    [InlineData("4-0x03", """{"Street":null,"City":"Oslo"}""")]
    [InlineData("0x01", """{"City":"Oslo"}""")] // not listed, as in enriched events
    public void A_part_that_is_null_was_cleared_if_it_is_listed(string bitmaps, string expected)
    {
        var address = Payload.Record(Payload.Compound(Schema, "BillingAddress"), ("City", "Oslo"));
        var json = Payload.Json(Schema, Payload.Change(Schema, "UPDATE", bitmaps.Split(' '), [], [], ("BillingAddress", address)));
        Assert.EndsWith($",\"BillingAddress\":{expected}}}", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x10", "", ",\"BillingAddress\":null}")]
    [InlineData("", "0x10", ",\"BillingAddress\":null}")]
    [InlineData("0x10 4-0x02", "", ",\"BillingAddress\":null}")]
    [InlineData("", "4-0x02", ",\"BillingAddress\":{\"City\":null}}")]
    [InlineData("0x04", "", ",\"AnnualRevenue\":null}")]
    [InlineData("", "", "}}")]
    public void A_field_that_is_null_was_cleared_if_it_is_listed(string changed, string nulled, string end)
    {
        static string[] List(string bitmaps) => bitmaps.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var json = Payload.Json(Schema, Payload.Change(Schema, "UPDATE", List(changed), List(nulled), []));
        Assert.EndsWith(end == "}}" ? "]}}" : "]}" + end, json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("GAP_UPDATE")]
    [InlineData("GAP_OVERFLOW")]
    public void Without_data_there_is_only_the_header(string changeType)
    {
        var json = Payload.Json(Schema, Payload.Change(Schema, changeType, [], [], []));
        Assert.Equal(["ChangeEventHeader"], JsonDocument.Parse(json).RootElement.EnumerateObject().Select(m => m.Name));
    }

    private static AccountRecord Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Read<AccountRecord>(ref reader);
    }

    private static T Read<T>(ref Utf8JsonReader reader)
        where T : IStreamingEvent<T> => T.Read(ref reader, default);
}
