using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>What is read from a <c>Set-Cookie</c> header (RFC 6265, section 5.2).</summary>
public sealed class SetCookieHeaderTests
{
    private const string Host = "acme.my.salesforce.com";
    private static readonly Uri Org = new($"https://{Host}/cometd/66.0");
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);

    [Fact]
    public void Without_attributes_a_cookie_belongs_to_the_host_and_to_the_folder_of_the_request() => Assert.Equal(
        new StoredCookie("a", "1", Host, IsHostOnly: true, "/cometd", IsSecure: false, Expires: null), Parse(" a\t=\t1 "));

    [Fact]
    public void All_attributes_are_read_in_any_case_and_without_the_space_around_them() => Assert.Equal(
        new StoredCookie("a", "1", "my.salesforce.com", IsHostOnly: false, "/x", IsSecure: true, Now.AddSeconds(10)),
        Parse("a=1;\tDOMAIN\t= .My.Salesforce.com ; Path\t= /x ;\tSECURE ; HttpOnly; max-age = 10 "));

    [Theory]
    [InlineData("a=b=c", "b=c")]
    [InlineData("a=\"b c\"", "\"b c\"")]
    [InlineData("a=", "")]
    [InlineData("a=1\t2", "1\t2")]
    [InlineData("a=caf\u0080", "caf\u0080")]
    public void A_value_is_what_stands_after_the_first_equals_sign(string header, string value) => Assert.Equal(value, Parse(header)?.Value);

    [Theory]
    [InlineData("a")]
    [InlineData("=1")]
    [InlineData(" =1")]
    [InlineData("a\u0001=1")]
    [InlineData("a=\u0001")]
    [InlineData("a=\u007f")]
    [InlineData("; Path=/")]
    public void What_has_no_name_or_has_control_characters_is_not_a_cookie(string header) => Assert.Null(Parse(header));

    [Fact]
    public void A_cookie_has_at_most_8192_characters()
    {
        Assert.Equal(8190, Parse("ab=" + new string('x', 8190))?.Value.Length);
        Assert.Null(Parse("ab=" + new string('x', 8191)));
        Assert.Null(Parse(new string('x', 8191) + "=ab"));
    }

    [Theory]
    [InlineData("Domain=my.salesforce.com", "my.salesforce.com", false)]
    [InlineData("Domain=.salesforce.com", "salesforce.com", false)]
    [InlineData("Domain=ACME.my.salesforce.com", Host, false)]
    [InlineData("Domain=.com; Domain=salesforce.com", "salesforce.com", false)]
    [InlineData("Domain=", Host, true)]
    [InlineData("Domain", Host, true)]
    [InlineData("Domain=salesforce.com; Domain=", "salesforce.com", false)]
    [InlineData("Domain=salesforce.com; Domain=.", Host, true)]
    public void The_last_domain_that_is_not_empty_counts(string attributes, string domain, bool isHostOnly)
    {
        var cookie = Parse($"a=1; {attributes}");
        Assert.Equal((domain, isHostOnly), (cookie?.Domain, cookie?.IsHostOnly));
    }

    [Theory]
    [InlineData("Domain=other.my.salesforce.com")]
    [InlineData("Domain=me.my.salesforce.com")]
    [InlineData("Domain=x.acme.my.salesforce.com")]
    public void A_domain_that_the_host_is_not_in_is_refused(string attribute) => Assert.Null(Parse($"a=1; {attribute}"));

    [Fact]
    public void An_address_is_in_no_domain_but_its_own()
    {
        var address = new Uri("http://127.0.0.1/cometd");
        Assert.Null(SetCookieHeader.Parse("a=1; Domain=0.0.1", address, Now));
        Assert.Equal("127.0.0.1", SetCookieHeader.Parse("a=1; Domain=127.0.0.1", address, Now)?.Domain);
    }

    [Theory]
    [InlineData("Path=/x", "/x")]
    [InlineData("Path=/", "/")]
    [InlineData("Path=/x; Path=/y", "/y")]
    [InlineData("Path=x", "/cometd")]
    [InlineData("Path=/x; Path=y", "/cometd")]
    [InlineData("Path", "/cometd")]
    public void The_last_path_counts_and_one_that_is_not_absolute_is_the_usual_one(string attributes, string path) =>
        Assert.Equal(path, Parse($"a=1; {attributes}")?.Path);

    [Theory]
    [InlineData("https://acme.my.salesforce.com", "/")]
    [InlineData("https://acme.my.salesforce.com/x", "/")]
    [InlineData("https://acme.my.salesforce.com/x/", "/x")]
    [InlineData("https://acme.my.salesforce.com/x/y/z?a=/b/c", "/x/y")]
    public void The_usual_path_is_the_folder_of_the_request(string from, string path) =>
        Assert.Equal(path, SetCookieHeader.Parse("a=1", new Uri(from), Now)?.Path);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("007", 7)]
    [InlineData("315360000", 315_360_000)]
    [InlineData("315360001", 315_360_000)]
    [InlineData("99999999999999999999", 315_360_000)]
    public void An_age_counts_from_now_and_is_ten_years_at_most(string age, long seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Parse($"a=1; Max-Age={age}")?.Expires);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-1")]
    [InlineData("-99999999999999999999")]
    public void An_age_of_nothing_or_less_is_over(string age) => Assert.Equal(DateTimeOffset.MinValue, Parse($"a=1; Max-Age={age}")?.Expires);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("1e9")]
    [InlineData("1.5")]
    [InlineData("\"1\"")]
    public void What_is_not_a_number_is_not_an_age(string age)
    {
        var cookie = Parse($"a=1; Max-Age={age}");
        Assert.NotNull(cookie);
        Assert.Null(cookie.Expires);
    }

    [Theory]
    [InlineData("Max-Age=10; Expires=Sun, 24 Sep 2034 19:55:37 GMT")]
    [InlineData("Expires=Sun, 24 Sep 2034 19:55:37 GMT; Max-Age=10")]
    [InlineData("Max-Age=5; Max-Age=10; Max-Age=soon")]
    public void An_age_counts_before_a_date_and_the_last_one_counts(string attributes) => Assert.Equal(Now.AddSeconds(10), Parse($"a=1; {attributes}")?.Expires);

    [Fact]
    public void A_date_that_cannot_be_read_is_left_out()
    {
        var date = new DateTimeOffset(2034, 9, 24, 19, 55, 37, TimeSpan.Zero);
        Assert.Equal(date, Parse("a=1; Expires=Sun, 24 Sep 2034 19:55:37 GMT; Expires=never")?.Expires);
    }

    private static StoredCookie? Parse(string header) => SetCookieHeader.Parse(header, Org, Now);
}
