using System.Text;
using TypedStreaming.Decoding;
using TypedStreaming.Decoding.Dates;

namespace TypedStreaming.Tests.Decoding;

/// <summary>Dates are looked for on the poll loop, in any data: a value that is not a valid date gives null, never an exception.</summary>
public sealed class EventCreationDateTests
{
    private const string Platform = """{"A":{"CreatedDate":[1,{"x":"\"}"}]},"B":null,"CreatedDate":"2026-05-04T09:20:11.517Z","C":1}""";
    private const string Change = """{"A":{"commitTimestamp":1},"ChangeEventHeader":{"recordIds":["001"],"commitTimestamp":1777886471517,"x":{}},"commitTimestamp":2}""";

    private static readonly DateTimeOffset Expected = new(2026, 5, 4, 9, 20, 11, 517, TimeSpan.Zero);

    [Fact]
    public void The_date_of_a_platform_event_is_its_created_date() => Assert.Equal(Expected, OfPlatformEvent(Platform));

    [Fact]
    public void It_can_be_a_number_as_over_the_pub_sub_api() => Assert.Equal(Expected, OfPlatformEvent("""{"CreatedDate":1777886411517}"""));

    [Fact]
    public void The_date_of_a_change_event_is_its_commit_timestamp() =>
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1777886471517), OfChangeEvent(Change));

    [Theory]
    [InlineData("0", "1970-01-01T00:00:00.0000000+00:00")]
    [InlineData("253402300799999", "9999-12-31T23:59:59.9990000+00:00")]
    public void All_dates_that_there_are_can_be_read(string milliseconds, string expected) =>
        Assert.Equal(expected, OfChangeEvent($$$"""{"ChangeEventHeader":{"commitTimestamp":{{{milliseconds}}} } }""")?.ToString("O"));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("\0")]
    [InlineData("""{"createddate":"2026-05-04T09:20:11.517Z","changeeventheader":{"commitTimestamp":1}}""")]
    [InlineData("""{"CreatedDate":null,"ChangeEventHeader":null}""")]
    [InlineData("""{"CreatedDate":7.5,"ChangeEventHeader":[1]}""")]
    [InlineData("""{"CreatedDate":{"a":1},"ChangeEventHeader":{}}""")]
    [InlineData("""{"CreatedDate":"yesterday","ChangeEventHeader":"commitTimestamp"}""")]
    [InlineData("""{"CreatedDate":"2026-13-04T09:20:11.517Z","ChangeEventHeader":{"commitTimestamp":-1}}""")]
    [InlineData("""{"CreatedDate":"9999-12-31T23:59:59-1400","ChangeEventHeader":{"commitTimestamp":253402300800000}}""")]
    [InlineData("""{"CreatedDate":"\ud800","ChangeEventHeader":{"commitTimestamp":9223372036854775808}}""")]
    [InlineData("""{"CreatedDate":"2026\ud800","ChangeEventHeader":{"commitTimestamp":1.5}}""")]
    [InlineData("""{"\ud800":1,"ChangeEventHeader":{"\ud800":1,"commitTimestamp":"1777886471517"}}""")]
    [InlineData("""{"CreatedDate":,"ChangeEventHeader":{"commitTimestamp":}}""")]
    public void What_is_no_date_is_null(string payload)
    {
        Assert.Null(OfPlatformEvent(payload));
        Assert.Null(OfChangeEvent(payload));
    }

    [Fact]
    public void Depth_without_end_is_null()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Null(OfPlatformEvent($$"""{"A":{{deep}}"""));
        Assert.Null(OfChangeEvent($$"""{"ChangeEventHeader":{"A":{{deep}}"""));
    }

    [Fact]
    public void A_platform_event_that_ends_before_its_date_does_has_none()
    {
        var end = Platform.IndexOf(",\"C\"", StringComparison.Ordinal);
        for (var length = 0; length <= Platform.Length; length++)
            Assert.Equal(length < end ? null : Expected, OfPlatformEvent(Platform[..length]));
    }

    [Fact]
    public void A_change_event_that_ends_before_its_header_does_has_none()
    {
        var end = Change.LastIndexOf(",\"commitTimestamp\"", StringComparison.Ordinal);
        for (var length = 0; length < end; length++) Assert.Null(OfChangeEvent(Change[..length]));
        for (var length = end; length <= Change.Length; length++) Assert.NotNull(OfChangeEvent(Change[..length]));
    }

    [Fact]
    public void A_header_that_ends_before_its_date_does_has_none()
    {
        var header = Encoding.UTF8.GetString(ChangeHeaderText.Of(Encoding.UTF8.GetBytes(Change)));
        var end = header.IndexOf(",\"x\"", StringComparison.Ordinal);
        for (var length = 0; length < end; length++) Assert.Null(EventCreationDate.OfChangeEvent(Encoding.UTF8.GetBytes(header[..length])));
        for (var length = end + 1; length <= header.Length; length++) Assert.NotNull(EventCreationDate.OfChangeEvent(Encoding.UTF8.GetBytes(header[..length])));
    }

    [Theory]
    [InlineData(Platform)]
    [InlineData(Change)]
    public void Any_byte_in_any_place_is_read_without_an_exception(string payload)
    {
        for (var place = 0; place < payload.Length; place++)
        {
            for (var value = 0; value <= byte.MaxValue; value++)
            {
                var bytes = Encoding.UTF8.GetBytes(payload);
                bytes[place] = (byte)value;
                EventCreationDate.OfPlatformEvent(bytes);
                EventCreationDate.OfChangeEvent(ChangeHeaderText.Of(bytes));
            }
        }
    }

    private static DateTimeOffset? OfPlatformEvent(string payload) => EventCreationDate.OfPlatformEvent(Encoding.UTF8.GetBytes(payload));

    private static DateTimeOffset? OfChangeEvent(string payload) => EventCreationDate.OfChangeEvent(ChangeHeaderText.Of(Encoding.UTF8.GetBytes(payload)));
}
