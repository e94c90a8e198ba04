using System.Text;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>Dates of messages, which have the form of CometD.</summary>
public sealed class DateFormsTests
{
    private const long Moment = 1777886471120;
    private const long Day = 24 * 60 * 60 * 1000;

    [Theory]
    [InlineData("CreatedDate", null, nameof(DateForm.DateTime))]
    [InlineData("CreatedDate", "CreatedDate:DateTime", nameof(DateForm.DateTime))]
    [InlineData("At__c", "Data:DateTime:00N5e000000abcd", nameof(DateForm.DateTime))]
    [InlineData("Day__c", "Data:DateOnly:00N5e000000abcd", nameof(DateForm.Date))]
    [InlineData("Day__c", "Data:Date", nameof(DateForm.Date))]
    [InlineData("Clock__c", "Data:TimeOnly:00N5e000000abcd", nameof(DateForm.Time))]
    [InlineData("Clock__c", "Data:Time", nameof(DateForm.Time))]
    [InlineData("Big__c", "Data:LargeWholeNumber", nameof(DateForm.None))]
    [InlineData("Big__c", "Date", nameof(DateForm.None))]
    [InlineData("Big__c", "", nameof(DateForm.None))]
    [InlineData("Big__c", null, nameof(DateForm.None))]
    public void The_text_of_a_field_says_what_a_number_means(string field, string? doc, string form) => Assert.Equal(form, DateForms.Of(field, doc).ToString());

    [Theory]
    [InlineData(nameof(DateForm.DateTime), Moment, "2026-05-04T09:21:11.120Z")]
    [InlineData(nameof(DateForm.DateTime), -1, "1969-12-31T23:59:59.999Z")]
    [InlineData(nameof(DateForm.DateTime), long.MaxValue, "")]
    [InlineData(nameof(DateForm.DateTime), long.MinValue, "")]
    [InlineData(nameof(DateForm.Date), 20 * Day, "1970-01-21")]
    [InlineData(nameof(DateForm.Date), -Day, "1969-12-31")]
    [InlineData(nameof(DateForm.Date), Day + 1, "")]
    [InlineData(nameof(DateForm.Time), 0, "00:00:00.000Z")]
    [InlineData(nameof(DateForm.Time), Day - 1, "23:59:59.999Z")]
    [InlineData(nameof(DateForm.Time), Day, "")]
    [InlineData(nameof(DateForm.Time), -1, "")]
    public void A_value_that_does_not_fit_is_not_written(string form, long value, string text)
    {
        Span<byte> target = stackalloc byte[30];
        Assert.Equal(text, Encoding.UTF8.GetString(target[..DateForms.Write(Enum.Parse<DateForm>(form), value, target)]));
    }

    [Theory]
    [InlineData(true, """{"CreatedDate":"2026-09-21T14:13:20.000Z","Day__c":"1970-01-02","Odd__c":86400001,"Count__c":5}""")]
    [InlineData(false, """{"CreatedDate":1790000000000,"Day__c":86400000,"Odd__c":86400001,"Count__c":5}""")]
    public void Only_messages_have_texts(bool datesAsText, string json)
    {
        const string Schema = """
            {"type":"record","name":"X__e","fields":[{"name":"CreatedDate","type":"long"},{"name":"Day__c","type":["null","long"],"doc":"Data:DateOnly:00N"},
            {"name":"Odd__c","type":["long","null"],"doc":"Data:DateOnly:00N"},{"name":"Count__c","type":"long","doc":"Data:Count"}]}
            """;
        var payload = Convert.FromHexString("80b083c59868" + "02" + "80f0b252" + "00" + "82f0b252" + "0a");
        Assert.Equal(json, Encoding.UTF8.GetString(PayloadTranscoder.Create(Schema).Transcode(payload, new JsonBuffer(), datesAsText).Json));
    }
}
