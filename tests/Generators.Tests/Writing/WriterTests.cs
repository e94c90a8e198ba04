using System.Text.Json;
using CsCheck;
using TypedStreaming.Generators.Tests.Decoding;

namespace TypedStreaming.Generators.Tests.Writing;

/// <summary>Events that the emitted writer writes, and what the emitted reader reads from them.</summary>
public sealed class WriterTests
{
    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<DateTimeOffset> Moments = Gen.Long[0, 4_102_444_800_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);
    private static readonly Gen<string?> Texts = OneOf<string?>(null, "", " a\"\\\n", "\u00fcber \ud83d\ude00", "x;y", "2026-01-01");

    private static readonly Gen<Printer> Printers =
        from text in Texts
        from flag in Gen.Bool
        from number in Gen.Int
        from wide in Gen.Long
        from fraction in Gen.Double[-1e9, 1e9]
        from cents in Gen.Int
        from moment in Moments
        from milliseconds in Gen.Int[0, 86_399_999]
        from id in Gen.Guid
        from state in OneOf(PrinterState.Low, PrinterState.Ready, PrinterState.Idle)
        from present in Gen.Bool
        from form in Gen.Int[0, 2]
        select new Printer
        {
            Text = text,
            Flag = flag,
            MaybeFlag = present ? flag : null,
            SByte = (sbyte)number,
            Byte = present ? (byte)number : null,
            Int16 = (short)number,
            UInt16 = present ? (ushort)number : null,
            Int32 = number,
            UInt32 = present ? (uint)number : null,
            Int64 = wide,
            UInt64 = present ? (ulong)wide : null,
            Single = (float)fraction,
            Double = present ? fraction : null,
            Decimal = cents / 100m,
            Moment = moment,
            Clock = present ? moment.UtcDateTime : null,
            Day = present ? DateOnly.FromDateTime(moment.UtcDateTime) : null,
            Time = TimeOnly.FromTimeSpan(TimeSpan.FromMilliseconds(milliseconds)),
            Id = present ? id : null,
            Address = present ? new Uri("https://example.org/a%20b?c=\u00fc") : null,
            State = present ? state : null,
            Owner = form switch { 0 => default, 1 => Field<string>.Null, _ => text },
            Pages = form switch { 0 => default, 1 => Field<int?>.Null, _ => number },
            OmittedNull = present ? number : null,
            OmittedDefault = present ? number : 0,
            Place = present ? new PrinterPlace(text, fraction) : null,
        };

    [Fact]
    public void Reading_what_was_written_gives_an_equal_event() =>
        Printers.Sample(static printer => Assert.Equal(printer, Decoded.As<Printer>(WrittenEvents.Json(printer))), iter: 2000);

    [Fact]
    public void The_comparison_would_notice_a_difference() =>
        Assert.NotEqual(new Printer { Text = "a" }, Decoded.As<Printer>(WrittenEvents.Json(new Printer { Text = "b" })));

    [Fact]
    public void Values_have_the_forms_that_Salesforce_accepts()
    {
        var json = WrittenEvents.Json(new Printer
        {
            Moment = new DateTimeOffset(2026, 5, 4, 11, 0, 0, TimeSpan.FromHours(2)),
            Clock = new DateTime(2026, 5, 4, 9, 0, 0, 12, 345, DateTimeKind.Unspecified),
            Day = new DateOnly(2026, 5, 4),
            Time = new TimeOnly(7, 8, 9),
            State = PrinterState.Low,
            Owner = Field<string>.Null,
        });
        foreach (var part in new[]
        {
            "\"Moment\":\"2026-05-04T09:00:00.000Z\"", "\"Clock\":\"2026-05-04T09:00:00.012Z\"", "\"Day\":\"2026-05-04\"", "\"Time\":\"07:08:09.000Z\"",
            "\"State\":\"Low on ink\"", "\"Owner\":null", "\"Text\":null",
        })
            Assert.Contains(part, json, StringComparison.Ordinal);
        foreach (var absent in new[] { "Pages", "OmittedNull", "OmittedDefault" }) Assert.DoesNotContain(absent, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Collections_are_written_as_they_are_read_and_system_fields_are_not_written()
    {
        const string json = """{"Labels":"a;b","States":"Low on ink;Ready","Numbers":[1,null],"Lines":["x",null],"Places":{"p":{"City":null,"Latitude":1.5}},"Seal":"AQI=","Anything":{"deep":[1]},"More__c":7}""";
        var parcel = Decoded.As<Parcel>(json[..^1] + ""","CreatedDate":"2026-05-04T09:12:33.000Z","CreatedById":"005","EventUuid":"u"}""");
        Assert.Equal("005", parcel.CreatedById);
        Assert.Equal(json, WrittenEvents.Json(parcel));
        Assert.Equal("""{"Labels":"","States":null,"Numbers":[],"Lines":null,"Places":null,"Seal":null,"Anything":null}""", WrittenEvents.Json(new Parcel { Labels = [], Numbers = [] }));
    }

    [Fact]
    public void A_field_without_a_member_never_repeats_a_member()
    {
        using var document = JsonDocument.Parse("""{"Labels":"other","attributes":{},"Free__c":1}""");
        var rest = document.RootElement.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value);
        Assert.EndsWith(""","Anything":null,"Free__c":1}""", WrittenEvents.Json(new Parcel { Rest = rest }), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_without_a_form_in_JSON_are_refused()
    {
        Assert.Contains("Unknown", Assert.Throws<JsonException>(() => WrittenEvents.Json(new Printer { State = PrinterState.Unknown })).Message, StringComparison.Ordinal);
        Assert.Contains("77", Assert.Throws<JsonException>(() => WrittenEvents.Json(new Printer { State = (PrinterState)77 })).Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => WrittenEvents.Json(new Parcel { Labels = ["a;b"] }));
        Assert.Throws<JsonException>(() => WrittenEvents.Json(new Parcel { Labels = [""] }));
        Assert.Throws<ArgumentException>(() => WrittenEvents.Json(new Printer { Single = float.NaN }));
        foreach (var text in new[] { "\ud800", "a\udc00", "\ud83d\ude00\ud83d" }) Assert.Throws<JsonException>(() => WrittenEvents.Json(new Printer { Text = text }));
    }
}
