using System.Net;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class CookieJarTests
{
    private static readonly Uri Org = new("https://acme.my.salesforce.com/cometd/66.0");

    [Theory]
    [InlineData("http://127.0.0.1:8080/cometd")]
    [InlineData("http://localhost:8080/cometd")]
    [InlineData("http://[::1]:8080/cometd")]
    [InlineData("https://acme.my.salesforce.com/cometd/66.0")]
    public void Cookies_of_any_host_come_back_to_it(string address)
    {
        var jar = Jar(new Uri(address), "BAYEUX_BROWSER=b1; Path=/");
        Assert.Equal("BAYEUX_BROWSER=b1", Sent(jar, new Uri(address)));
    }

    [Theory]
    [InlineData("https://other.my.salesforce.com/cometd/66.0")]
    [InlineData("https://evil.example/")]
    public void Cookies_do_not_go_to_another_host(string address) =>
        Assert.Null(Sent(Jar(Org, "BAYEUX_BROWSER=b1; Path=/"), new Uri(address)));

    [Fact]
    public void A_cookie_of_the_parent_domain_goes_to_its_hosts()
    {
        var jar = Jar(Org, "sfdc-stream=s1; Domain=.my.salesforce.com; Path=/");
        Assert.Equal("sfdc-stream=s1", Sent(jar, Org));
    }

    [Fact]
    public void A_cookie_for_a_foreign_domain_is_left_out_and_the_rest_is_kept()
    {
        var jar = Jar(Org, "bad=1; Domain=evil.example; Path=/", "good=1; Path=/");
        Assert.Equal("good=1", Sent(jar, Org));
    }

    [Theory]
    [InlineData("=no name")]
    [InlineData("")]
    [InlineData(";;;")]
    [InlineData("a=\"unfinished")]
    [InlineData("$Version=1; x")]
    public void A_header_that_is_no_cookie_does_no_harm(string header)
    {
        var jar = Jar(Org, header, "good=1; Path=/");
        Assert.Contains("good=1", Sent(jar, Org), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cookie_is_replaced_by_its_next_value_and_removed_by_expiry()
    {
        var jar = Jar(Org, "route=1; Path=/", "route=2; Path=/", "old=1; Path=/", "old=; Path=/; Max-Age=0");
        Assert.Equal("route=2", Sent(jar, Org));
    }

    [Fact]
    public void A_secure_cookie_does_not_go_over_plain_HTTP()
    {
        var jar = Jar(new Uri("http://localhost/"), "a=1; Path=/; Secure", "b=2; Path=/");
        Assert.Equal("b=2", Sent(jar, new Uri("http://localhost/")));
    }

    [Fact]
    public void Two_jars_share_nothing()
    {
        Jar(Org, "a=1; Path=/");
        Assert.Null(Sent(new CookieJar(TimeProvider.System), Org));
    }

    [Fact]
    public void A_secure_cookie_goes_over_HTTPS_beside_others() => Assert.Equal("a=1; b=2", Sent(Jar(Org, "a=1; Path=/; Secure", "b=2; Path=/"), Org));

    [Theory]
    [InlineData("a=1; Path=/; Max-Age=10")]
    [InlineData("a=1; Path=/; Max-Age=10", "b=2; Path=/; Max-Age=10")]
    public void A_cookie_is_sent_until_its_time_is_over(params string[] headers)
    {
        var time = new ManualTimeProvider();
        var jar = new CookieJar(time);
        jar.Take(headers, Org);
        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.NotNull(Sent(jar, Org));
        time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Null(Sent(jar, Org));
    }

    [Fact]
    public void The_fifty_newest_cookies_are_kept()
    {
        var jar = new CookieJar(TimeProvider.System);
        jar.Take(Enumerable.Range(0, 50).Select(static i => $"c{i}=v; Path=/"), Org);
        Assert.Equal(50, Count());
        jar.Take(["c50=v; Path=/", "c51=v; Path=/"], Org);
        Assert.Equal(50, Count());
        Assert.StartsWith("c2=v; ", Sent(jar, Org), StringComparison.Ordinal);

        int Count() => Sent(jar, Org)!.Split(';').Length;
    }

    [Fact]
    public void A_cookie_that_is_over_makes_room_at_once()
    {
        var jar = Jar(Org, "c0=v; Path=/", "old=1; Path=/", "old=; Path=/; Max-Age=0");
        jar.Take(Enumerable.Range(1, 49).Select(static i => $"c{i}=v; Path=/"), Org);
        Assert.StartsWith("c0=v; ", Sent(jar, Org), StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_path_comes_first_and_cookies_differ_by_name_domain_and_path() => Assert.Equal(
        "a=5; a=1; a=2; b=3; a=4",
        Sent(Jar(Org, "a=0; Path=/cometd", "a=1; Path=/cometd", "a=2; Path=/", "b=3; Path=/", "a=4; Path=/; Domain=salesforce.com", "a=5; Path=/cometd/66.0"), Org));

    [Theory]
    [InlineData("/cometd/66.0", "/cometd", true)]
    [InlineData("/cometd", "/cometd", true)]
    [InlineData("/cometd/66.0", "/cometd/", true)]
    [InlineData("/cometd/66.0", "/", true)]
    [InlineData("/cometd2/66.0", "/cometd", false)]
    [InlineData("/cometd", "/cometd/", false)]
    [InlineData("/Cometd/66.0", "/cometd", false)]
    [InlineData("/", "/cometd", false)]
    public void A_cookie_goes_to_its_path_and_below(string path, string of, bool isSent) =>
        Assert.Equal(isSent ? "a=1" : null, Sent(Jar(Org, $"a=1; Path={of}"), new Uri(Org, path)));

    [Theory]
    [InlineData("Path=/", "https://my.salesforce.com/", true)]
    [InlineData("Path=/", "https://MY.salesforce.com/", true)]
    [InlineData("Path=/", "https://acme.my.salesforce.com/", false)]
    [InlineData("Path=/; Domain=my.salesforce.com", "https://acme.my.salesforce.com/", true)]
    [InlineData("Path=/; Domain=my.salesforce.com", "https://acmemy.salesforce.com/", false)]
    public void Only_a_cookie_with_a_domain_goes_to_the_hosts_below_it(string attributes, string to, bool isSent) =>
        Assert.Equal(isSent ? "a=1" : null, Sent(Jar(new Uri("https://my.salesforce.com/"), $"a=1; {attributes}"), new Uri(to)));

    [Theory]
    [InlineData("caf\u00e9=1; Path=/")]
    [InlineData("a=caf\u00e9; Path=/")]
    public void Other_characters_than_ASCII_can_be_left_out(string header)
    {
        foreach (var onlyAscii in (bool[])[false, true])
        {
            var jar = new CookieJar(TimeProvider.System, onlyAscii);
            jar.Take([header, "b=2; Path=/"], Org);
            Assert.Equal(onlyAscii, Sent(jar, Org) == "b=2");
        }
    }

    private static CookieJar Jar(Uri from, params string[] headers)
    {
        var jar = new CookieJar(TimeProvider.System);
        jar.Take(headers, from);
        return jar;
    }

    private static string? Sent(CookieJar jar, Uri to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to);
        jar.AddTo(request);
        return request.Headers.TryGetValues("Cookie", out var values) ? string.Join("; ", values) : null;
    }
}
