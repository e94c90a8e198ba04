using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Http;

/// <summary>The org under the names that clients use for it.</summary>
public sealed class HostTests : OrgTests
{
    private static readonly string[] Paths = ["services/oauth2/token", "services/data/", "cometd/66.0", "services/data/v66.0/sobjects/A__e", ""];

    [Theory(Timeout = 30_000)]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    [InlineData("acme.localhost")]
    [InlineData("acme.my.salesforce.localhost")]
    public async Task A_login_names_the_org_as_its_client_does(string host)
    {
        var org = await StartAsync();
        foreach (var name in (string[])[$"{host}:{org.Url.Port}", $"{host}:8080", host])
        {
            var answer = await LogInAsync(org, name);
            Assert.Equal($"http://{name}", answer["instance_url"]!.GetValue<string>());
            Assert.StartsWith($"http://{name}/id/{org.OrganizationId}/", answer["id"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("notlocalhost")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("127.0.0.2")]
    [InlineData("10.0.0.1")]
    [InlineData("[::2]")]
    public async Task Another_host_is_refused_everywhere_with_what_to_do(string host)
    {
        var org = await StartAsync();
        org.Faults.AnswerHttp(RequestKind.Any, 500);
        foreach (var path in Paths)
        {
            using var response = await SendAsync(org, path, host);
            Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
            Assert.Equal(
                $"This simulated org does not accept the host '{host}'. It accepts 127.0.0.1, [::1], localhost and names "
                + "that end in .localhost, and the hosts in SimulatedOrgOptions.AllowedHosts.",
                await response.Content.ReadAsStringAsync(Cancel));
        }

        Assert.Equal(0, org.Exchanges.Count(RequestKind.Any));
        using var next = await SendAsync(org, "services/data/", "localhost");
        Assert.Equal(HttpStatusCode.InternalServerError, next.StatusCode);
    }

    /// <summary>Kestrel itself refuses values that are not a valid host.</summary>
    [Theory(Timeout = 30_000)]
    [InlineData("GET / HTTP/1.0", 421)]
    [InlineData("GET / HTTP/1.1", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nHost: attacker.example", 400)]
    [InlineData("GET http://attacker.example/ HTTP/1.1\r\nHost: localhost", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:99999", 421)]
    [InlineData("GET / HTTP/1.1\r\nHost: attacker.example/.localhost", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: attacker.example#.localhost", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: attacker.example?.localhost", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: attacker@acme.localhost", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: .localhost", 421)]
    [InlineData("GET / HTTP/1.1\r\nHost: a..localhost", 421)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost", 404)]
    public async Task A_host_that_is_missing_or_malformed_is_refused(string head, int status)
    {
        var org = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, org.Url.Port, Cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n\r\n"), Cancel);
        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith($"HTTP/1.1 {status} ", await reader.ReadLineAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("proxy.test", "proxy.test")]
    [InlineData("proxy.test", "PROXY.test:8080")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("2001:db8::1", "[2001:db8::1]:80")]
    [InlineData("[2001:db8::1]", "[2001:db8::1]")]
    public async Task Further_hosts_can_be_allowed(string allowed, string host)
    {
        var org = await StartAsync(options => options.AllowedHosts = [allowed]);
        var expected = new Uri($"http://{host}").GetLeftPart(UriPartial.Authority);
        Assert.Equal(expected, (await LogInAsync(org, host))["instance_url"]!.GetValue<string>());
        using var other = await SendAsync(org, "services/data/", "other.proxy.test");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, other.StatusCode);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("proxy.test:80")]
    [InlineData("*.test")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Hosts_that_are_not_names_are_refused_at_the_start(string? host)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(options => options.AllowedHosts = [host!]));
        Assert.Contains("AllowedHosts must list names or addresses without a port", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_org_listens_on_both_loopback_addresses()
    {
        Assert.SkipUnless(HasIPv6(), "This machine has no [::1].");
        var org = await StartAsync();
        using var http = new HttpClient();
        foreach (var host in (string[])["127.0.0.1", "[::1]", "localhost"])
            Assert.StartsWith("[{", await http.GetStringAsync(new Uri($"http://{host}:{org.Url.Port}/services/data/"), Cancel), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_port_that_is_in_use_on_one_of_them_is_an_error_and_leaves_the_other_free()
    {
        Assert.SkipUnless(HasIPv6(), "This machine has no [::1].");
        using var other = new TcpListener(IPAddress.IPv6Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<IOException>(() => StartAsync(options => options.Port = port));
        Assert.Contains($"Port {port} on ::1 is in use", error.Message, StringComparison.Ordinal);
        other.Stop();
        await HandshakenAsync(await StartAsync(options => options.Port = port));
    }

    private static bool HasIPv6()
    {
        if (!Socket.OSSupportsIPv6) return false;
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<JsonObject> LogInAsync(SimulatedOrg org, string host)
    {
        using var response = await SendAsync(org, "services/oauth2/token", host);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    private async Task<HttpResponseMessage> SendAsync(SimulatedOrg org, string path, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(path.StartsWith("services/data/", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Post, new Uri(org.Url, path));
        if (request.Method == HttpMethod.Post) request.Content = new StringContent(
            $"grant_type=refresh_token&client_id={org.User.ClientId}&refresh_token={org.User.RefreshToken}",
            Encoding.UTF8,
            "application/x-www-form-urlencoded");
        request.Headers.TryAddWithoutValidation("Host", host);
        return await http.SendAsync(request, Cancel);
    }
}
