using System.Net;
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
