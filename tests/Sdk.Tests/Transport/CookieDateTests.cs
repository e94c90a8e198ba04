using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>The dates of cookies, as RFC 6265, section 5.1.1, reads them.</summary>
public sealed class CookieDateTests
{
    [Theory]
    [InlineData("Sun, 24 Sep 2034 19:55:37 GMT")]
    [InlineData("Sunday, 24-Sep-34 19:55:37 GMT")]
    [InlineData("Sun Sep 24 19:55:37 2034")]
    [InlineData("2034 19:55:37 sEpTeMbEr 24th")]
    [InlineData("24 Sep 2034 19:55:37UTC")]
    [InlineData("24 Sep 2034 19:55:37:12")]
    [InlineData("24 Sep 2034 19:55:37 25 Oct 2035 20:56:38")]
    [InlineData("Se ep Sep 24 19:55:37 2034 20:5x:30")]
    public void The_first_time_day_month_and_year_count_in_any_order(string text) =>
        Assert.Equal(new DateTimeOffset(2034, 9, 24, 19, 55, 37, TimeSpan.Zero), CookieDate.Parse(text));

    [Theory]
    [InlineData("Jan", 1)]
    [InlineData("Feb", 2)]
    [InlineData("Mar", 3)]
    [InlineData("Apr", 4)]
    [InlineData("May", 5)]
    [InlineData("Jun", 6)]
    [InlineData("Jul", 7)]
    [InlineData("Aug", 8)]
    [InlineData("Sep", 9)]
    [InlineData("Oct", 10)]
    [InlineData("Nov", 11)]
    [InlineData("Dec", 12)]
    public void Months_are_known_by_three_letters(string name, int month) => Assert.Equal(month, CookieDate.Parse($"2 {name} 2034 00:00:00")?.Month);

    [Theory]
    [InlineData("1 Jan 2034", 1)]
    [InlineData("31 Jan 2034", 31)]
    [InlineData("28 Feb 2034", 28)]
    [InlineData("29 Feb 2036", 29)]
    public void Days_go_from_the_first_to_the_last_of_the_month(string text, int day) => Assert.Equal(day, CookieDate.Parse($"{text} 00:00:00")?.Day);

    [Theory]
    [InlineData("00", 2000)]
    [InlineData("69", 2069)]
    [InlineData("70", 1970)]
    [InlineData("99", 1999)]
    [InlineData("1601", 1601)]
    [InlineData("9999", 9999)]
    public void Years_of_two_digits_have_a_century(string text, int year) => Assert.Equal(year, CookieDate.Parse($"2 Jan {text} 00:00:00")?.Year);

    [Theory]
    [InlineData("00:00:00", 0, 0, 0)]
    [InlineData("1:2:3", 1, 2, 3)]
    [InlineData("01:02:03", 1, 2, 3)]
    [InlineData("23:59:59", 23, 59, 59)]
    public void Times_have_one_digit_or_two(string text, int hour, int minute, int second) =>
        Assert.Equal(new TimeSpan(hour, minute, second), CookieDate.Parse($"2 Jan 2034 {text}")?.TimeOfDay);

    [Theory]
    [InlineData("1 Jan 2034")]
    [InlineData("1 Jan 19:55:37")]
    [InlineData("1 2034 19:55:37")]
    [InlineData("Jan 2034 19:55:37")]
    [InlineData("1 Jan 2034 24:00:00")]
    [InlineData("1 Jan 2034 00:60:00")]
    [InlineData("1 Jan 2034 00:00:60")]
    [InlineData("1 Jan 2034 19:55")]
    [InlineData("1 Jan 2034 123:55:37")]
    [InlineData("1 Jan 2034 19:123:37")]
    [InlineData("1 Jan 2034 19:55:123")]
    [InlineData("1 Jan 2034 x:55:37")]
    [InlineData("1 Jan 2034 19::37")]
    [InlineData("1 Jan 2034 1x:55:37")]
    [InlineData("1 Jan 2034 19:5x:37")]
    [InlineData("0 Jan 2034 19:55:37")]
    [InlineData("32 Jan 2034 19:55:37")]
    [InlineData("31 Feb 2034 19:55:37")]
    [InlineData("29 Feb 2034 19:55:37")]
    [InlineData("1 anf 2034 19:55:37")]
    [InlineData("1 Ja 2034 19:55:37")]
    [InlineData("1 Jan 1600 19:55:37")]
    [InlineData("1 Jan 100 19:55:37")]
    [InlineData("1 Jan 10000 19:55:37")]
    [InlineData("")]
    [InlineData("24Sep203419:55:37")]
    public void What_is_missing_or_out_of_range_is_not_a_date(string text) => Assert.Null(CookieDate.Parse(text));

    [Theory]
    [InlineData('\t', true)]
    [InlineData(' ', true)]
    [InlineData('/', true)]
    [InlineData(';', true)]
    [InlineData('@', true)]
    [InlineData('[', true)]
    [InlineData('`', true)]
    [InlineData('{', true)]
    [InlineData('~', true)]
    [InlineData('\b', false)]
    [InlineData('\n', false)]
    [InlineData('\u001f', false)]
    [InlineData('A', false)]
    [InlineData('Z', false)]
    [InlineData('a', false)]
    [InlineData('z', false)]
    [InlineData('\u007f', false)]
    public void Parts_end_at_the_delimiters_of_the_standard(char between, bool isDelimiter) =>
        Assert.Equal(isDelimiter ? 24 : null, CookieDate.Parse($"Sep 2034 19:55:37{between}24")?.Day);
}
