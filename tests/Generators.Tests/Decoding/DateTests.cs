namespace TypedStreaming.Generators.Tests.Decoding;

public sealed class DateTests
{
    private static readonly DateTime Noon = new(2026, 5, 4, 12, 30, 15, DateTimeKind.Utc);

    public static TheoryData<string, DateTimeOffset> Instants => new()
    {
        { "2026-05-04T12:30:15.208Z", new DateTimeOffset(Noon.AddMilliseconds(208)) },
        { "2026-05-04T12:30:15Z", new DateTimeOffset(Noon) },
        { "2026-05-04T12:30:15.000+0000", new DateTimeOffset(Noon) },
        { "2026-05-04T12:30:15+00:00", new DateTimeOffset(Noon) },
        { "2026-05-04T14:30:15+02:00", new DateTimeOffset(Noon) },
        { "2026-05-04T07:00:15-0530", new DateTimeOffset(Noon) },
        { "2026-05-04T07:30:15-05", new DateTimeOffset(Noon) },
        { "2026-05-04T12:30:15.1234567899Z", new DateTimeOffset(Noon.AddTicks(1234567)) },
        { "2026-05-04T12:30:15", new DateTimeOffset(Noon) },
        { "2026-05-04T12:30Z", new DateTimeOffset(Noon.AddSeconds(-15)) },
        { "2026-05-04", new DateTimeOffset(Noon.Date, TimeSpan.Zero) },
        { "2026-05-04T12:30:15.000\\u002B0000", new DateTimeOffset(Noon) },
        { "0001-01-01T00:00:00Z", DateTimeOffset.MinValue },
        { "9999-12-31T23:59:59.9999999Z", DateTimeOffset.MaxValue },
        { "2024-02-29T00:00:00Z", new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero) },
    };

    public static TheoryData<string> NoInstants =>
    [
        "", "2026", "2026-5-4", "2026-02-29", "2026-13-01", "2026-00-01", "2026-05-00", "0000-01-01", "2026-05-04T", "2026-05-04 12:30:15Z",
        "2026-05-04T24:00:00Z", "2026-05-04T12:60:00Z", "2026-05-04T12:30:60Z", "2026-05-04T12:30:15.Z", "2026-05-04T12:30:15,5Z",
        "2026-05-04T12:30:15z", "2026-05-04T12:30:15ZZ", "2026-05-04T12:30:15+", "2026-05-04T12:30:15+2", "2026-05-04T12:30:15+02:",
        "2026-05-04T12:30:15+0260", "2026-05-04T12:30:15+1401", "2026-05-04Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
        "2026-05-04T12:30:15.208Z ", "２026-05-04", "2026-05-04T12:30:15\\u0000",
    ];

    [Theory]
    [MemberData(nameof(Instants))]
    public void Every_form_of_a_date_and_time_is_read(string text, DateTimeOffset expected)
    {
        Assert.Equal(expected, Read(text, "DateTimeOffset").DateTimeOffset);
        Assert.Equal(expected.UtcDateTime, Read(text, "DateTime").DateTime);
    }

    [Theory]
    [MemberData(nameof(NoInstants))]
    public void Anything_else_is_refused(string text)
    {
        Assert.Equal("DateTimeOffset", Assert.Throws<EventDecodeException>(() => Read(text, "DateTimeOffset")).Member);
        Assert.Equal("DateTime", Assert.Throws<EventDecodeException>(() => Read(text, "DateTime")).Member);
        Assert.Equal("DateOnly", Assert.Throws<EventDecodeException>(() => Read(text, "DateOnly")).Member);
        Assert.Equal("TimeOnly", Assert.Throws<EventDecodeException>(() => Read(text, "TimeOnly")).Member);
    }

    [Fact]
    public void A_zone_decides_the_kind_of_a_DateTime_and_the_machines_own_zone_never_does()
    {
        Assert.Equal(DateTimeKind.Utc, Read("2026-05-04T12:30:15+02:00", "DateTime").DateTime!.Value.Kind);
        Assert.Equal(DateTimeKind.Unspecified, Read("2026-05-04T12:30:15", "DateTime").DateTime!.Value.Kind);
        Assert.Equal(TimeSpan.FromHours(2), Read("2026-05-04T12:30:15+0200", "DateTimeOffset").DateTimeOffset!.Value.Offset);
    }

    [Theory]
    [InlineData("2026-05-04")]
    [InlineData("2026-05-04T00:00:00.000Z")]
    [InlineData("2026-05-04T00:00:00.000+0000")]
    [InlineData("2026-05-04T00:00:00")]
    public void A_date_may_come_as_midnight(string text) =>
        Assert.Equal(new DateOnly(2026, 5, 4), Read(text, "DateOnly").DateOnly);

    [Theory]
    [InlineData("2026-05-04T00:00:00+02:00")]
    [InlineData("2026-05-04T00:00:00.001Z")]
    public void A_date_never_comes_as_another_time(string text) =>
        Assert.Throws<EventDecodeException>(() => Read(text, "DateOnly"));

    [Theory]
    [InlineData("09:15:30.250Z", 250)]
    [InlineData("09:15:30Z", 0)]
    [InlineData("09:15:30", 0)]
    [InlineData("09:15:30.25", 250)]
    [InlineData("09:15:30.250+0000", 250)]
    public void A_time_may_lack_its_zone_and_fraction(string text, int milliseconds) =>
        Assert.Equal(new TimeOnly(9, 15, 30, milliseconds), Read(text, "TimeOnly").TimeOnly);

    [Theory]
    [InlineData("1777897815208", "2026-05-04T12:30:15.2080000Z")]
    [InlineData("0", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("-1", "1969-12-31T23:59:59.9990000Z")]
    [InlineData("-62135596800000", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("253402300799999", "9999-12-31T23:59:59.9990000Z")]
    public void A_date_and_time_may_be_milliseconds_since_1970(string number, string expected)
    {
        Assert.Equal(expected, ReadNumber(number, "DateTime").DateTime?.ToString("O"));
        Assert.Equal(expected.Replace("Z", "+00:00"), ReadNumber(number, "DateTimeOffset").DateTimeOffset?.ToString("O"));
    }

    [Fact]
    public void A_date_may_be_the_milliseconds_of_its_midnight()
    {
        Assert.Equal(new DateOnly(2026, 5, 4), ReadNumber("1777852800000", "DateOnly").DateOnly);
        Assert.Equal(new DateOnly(1969, 12, 31), ReadNumber("-86400000", "DateOnly").DateOnly);
    }

    [Theory]
    [InlineData("0", "00:00:00.0000000")]
    [InlineData("33330250", "09:15:30.2500000")]
    [InlineData("86399999", "23:59:59.9990000")]
    public void A_time_may_be_milliseconds_since_midnight(string number, string expected) =>
        Assert.Equal(expected, ReadNumber(number, "TimeOnly").TimeOnly?.ToString("O"));

    [Theory]
    [InlineData("DateTime", "1.5")]
    [InlineData("DateTime", "253402300800000")]
    [InlineData("DateTimeOffset", "-62135596800001")]
    [InlineData("DateTimeOffset", "9223372036854775808")]
    [InlineData("DateOnly", "1777852800001")]
    [InlineData("DateOnly", "253402300800000")]
    [InlineData("TimeOnly", "86400000")]
    [InlineData("TimeOnly", "-1")]
    public void Any_other_number_is_refused(string member, string number) =>
        Assert.Equal(member, Assert.Throws<EventDecodeException>(() => ReadNumber(number, member)).Member);

    // The usual form is read at fixed offsets, others by a scanner; an escaped character makes it use the scanner.
    [Theory]
    [InlineData("2026-05-04T12:30:15.208Z")]
    [InlineData("2024-02-29T23:59:59.999Z")]
    [InlineData("2023-02-28T00:00:00.000Z")]
    [InlineData("9999-12-31T19:39:29.099Z")]
    public void The_usual_form_with_any_other_character_reads_as_the_general_one_does(string usual)
    {
        var values = 0;
        for (var at = 0; at < usual.Length; at++)
        {
            for (var character = ' '; character <= 'ÿ'; character++)
            {
                if (character is '"' or '\\') continue;
                var text = $"{usual[..at]}{character}{usual[(at + 1)..]}";
                var escaped = $"\\u{(int)text[0]:x4}{text[1..]}";
                var expected = Text(escaped, "DateTimeOffset");
                Assert.Equal(expected, Text(text, "DateTimeOffset"));
                Assert.Equal(Text(escaped, "DateTime"), Text(text, "DateTime"));
                if (expected is not null) values++;
            }
        }

        Assert.InRange(values, 60, 200);
    }

    private static string? Text(string text, string member)
    {
        try
        {
            var read = Read(text, member);
            return read.DateTimeOffset?.ToString("O") ?? read.DateTime?.ToString("O");
        }
        catch (EventDecodeException)
        {
            return null;
        }
    }

    private static EveryKind ReadNumber(string number, string member) => Decoded.As<EveryKind>($$"""{"{{member}}":{{number}}}""");

    private static EveryKind Read(string text, string member) => Decoded.As<EveryKind>($$"""{"{{member}}":"{{text}}"}""");
}
