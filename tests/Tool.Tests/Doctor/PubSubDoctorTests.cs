using System.Net;
using TypedStreaming.PubSub;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Doctor;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;
using TypedStreaming.Tool.Tests.Processes;

namespace TypedStreaming.Tool.Tests.Doctor;

/// <summary>The steps of the diagnosis that concern the Pub/Sub API.</summary>
public sealed class PubSubDoctorTests : IAsyncLifetime
{
    private const string Event = "/event/Low_Ink__e";

    private OrgShell _org = null!;
    private SimulatedPubSub _pubSub = null!;

    private TestShell Shell => _org.Shell;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _org = await OrgShell.StartAsync();
        _pubSub = await _org.Org.StartPubSubAsync(cancellationToken: Token);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Channels_are_found_by_calls_that_only_read()
    {
        Assert.True(await DoctorAsync("--channel", Event, "--channel", "/data/AccountChangeEvent", "--channel", "/topic/Accounts") == ExitCodes.Success, Shell.Out);
        Assert.Contains($"ok       Pub/Sub     127.0.0.1:{_pubSub.Url.Port} answers\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains($"ok       Pub/Sub     {Event} accepts subscriptions\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("ok       Pub/Sub     /data/AccountChangeEvent accepts subscriptions\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("skipped  Pub/Sub     /topic/Accounts is available over CometD only\n", Shell.Out, StringComparison.Ordinal);
        var calls = _pubSub.Calls.Snapshot();
        Assert.All(calls, static call => Assert.Equal(PubSubRpc.GetTopic, call.Rpc));
        Assert.Equal(3, calls.Count);
        Assert.False(calls[0].Metadata.ContainsKey("accesstoken"), "The first call, which finds out whether anything answers, has no token.");
        Assert.True(calls[1].Metadata.ContainsKey("accesstoken"));
        Assert.Equal(0, _org.Org.Deliveries);
    }

    [Fact]
    public async Task Without_an_endpoint_a_local_org_is_not_looked_for_elsewhere()
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("doctor", "--channel", Event));
        Assert.Contains("skipped  Pub/Sub     the org is on the local machine\n", Shell.Out, StringComparison.Ordinal);
        Assert.Empty(_pubSub.Calls.Snapshot());
    }

    [Theory]
    [InlineData("service.auth.error", "Lock sessions to the IP address")]
    [InlineData("service.tenant.license", "not entitled")]
    [InlineData("topic.not.found", "Check the name, which is case-sensitive")]
    [InlineData("topic.meta.permission", "Read access to the platform event")]
    [InlineData("service.protection.triggered", "Too many clients")]
    [InlineData("concurrent.client.limit.exceeded", "Too many clients")]
    [InlineData("subscription.limit.exceeded", "24-hour period")]
    [InlineData("service.unavailable", "Try again later")]
    [InlineData("a.new.code", "Try again later")]
    public async Task A_refusal_says_what_to_do(string code, string remedy)
    {
        _pubSub.Faults.FailNext(PubSubRpc.GetTopic, code);
        Assert.Equal(ExitCodes.Failure, await DoctorAsync("--channel", Event));
        Assert.Contains($"FAILED   Pub/Sub     {Event} is refused: {code}: ", Shell.Out, StringComparison.Ordinal);
        Assert.Contains(remedy, Shell.Out, StringComparison.Ordinal);
        Assert.Equal(1, _org.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact]
    public async Task A_topic_that_the_user_may_not_subscribe_to()
    {
        _org.Org.Faults.DenyChangeEvents("Account");
        Assert.Equal(ExitCodes.Failure, await DoctorAsync("--channel", "/data/AccountChangeEvent"));
        Assert.Contains("FAILED   Pub/Sub     /data/AccountChangeEvent exists, but the user is not allowed to subscribe to it\n", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_at_which_nothing_answers()
    {
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("doctor", "--pubsub-endpoint", "http://127.0.0.1:1", "--channel", Event));
        Assert.Contains("FAILED   Pub/Sub     127.0.0.1:1 cannot be reached: Connection refused\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains($"skipped  Pub/Sub     {Event}: not checked, because there is no connection\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains($"ok       channel     {Event}", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_the_Pub_Sub_API()
    {
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("doctor", "--pubsub-endpoint", _org.Org.Url.ToString()));
        Assert.Contains($"FAILED   Pub/Sub     127.0.0.1:{_org.Org.Url.Port} sent no HTTP/2 response\n", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_not_shown_if_the_server_repeats_it()
    {
        var token = _org.Org.IssueAccessToken();
        Shell["TSE_ACCESS_TOKEN"] = token;
        await DoctorAsync("--channel", "/event/" + token);
        Assert.Contains("FAILED   Pub/Sub", Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(token[^20..], Shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "warning")]
    [InlineData(true, "FAILED")]
    public async Task A_proxy_that_refuses_is_named(bool isGiven, string outcome)
    {
        await using var proxy = new ConnectProxy(refuses: true);
        var settings = new DoctorSettings([Event], isGiven ? new Uri("https://pubsub.example:7443") : null);
        var results = await new PubSubCheck(settings, proxy.Proxy, TimeProvider.System).RunAsync(TokenOfAnOrg(), Token);
        var host = isGiven ? "pubsub.example:7443" : "api.pubsub.salesforce.com:7443";
        Assert.Equal($"the proxy 127.0.0.1:{proxy.Proxy.Address!.Port} refused a connection to {host} (HTTP 407)", results[0].Text);
        Assert.StartsWith("Add the user name and password for the proxy to HTTPS_PROXY, or add ", results[0].Remedy, StringComparison.Ordinal);
        Assert.Equal(outcome, results[0].Outcome == StepOutcome.Failed ? "FAILED" : "warning");
        Assert.Equal(StepOutcome.Skipped, results[1].Outcome);
    }

    [Fact]
    public async Task A_failed_connection_is_described_as_by_the_client_in_the_words_of_the_tool()
    {
        var settings = new DoctorSettings([], new Uri("http://127.0.0.1:1"));
        var result = Assert.Single(await new PubSubCheck(settings, null, TimeProvider.System).RunAsync(TokenOfAnOrg(), Token));
        await using var client = new PubSubClient(new PubSubClientOptions { AccessTokens = new StaticToken("00DKx0000000001!secret", _org.Org.Url), Endpoint = settings.PubSubEndpoint! });
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await client.Deliveries(Event).GetAsyncEnumerator(Token).MoveNextAsync());
        Assert.Equal($"There is no connection to the Pub/Sub API for {Event}: {result.Text}. {result.Remedy}.", ErrorText.Of(failure));
        Assert.Equal("Check --pubsub-endpoint, and allow connections to this host and port, or use port 443 (--pubsub-endpoint global-443)", result.Remedy);
    }

    [Fact]
    public async Task A_proxy_that_does_not_answer_is_named_without_its_password()
    {
        var proxy = new WebProxy("http://me:hunter2@127.0.0.1:1");
        var results = await new PubSubCheck(new DoctorSettings([], null), proxy, TimeProvider.System).RunAsync(TokenOfAnOrg(), Token);
        Assert.StartsWith("the proxy 127.0.0.1:1 cannot be reached: ", Assert.Single(results).Text, StringComparison.Ordinal);
        Assert.StartsWith("Check HTTPS_PROXY, or add api.pubsub.salesforce.com to NO_PROXY", results[0].Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", results[0].Text + results[0].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("localhost", 0)]
    public async Task The_proxy_of_the_environment_is_used_unless_it_is_excluded(string excluded, int tunnels)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test gives the trusted certificate as OpenSSL takes it.");
        await using var front = new TlsFront(_pubSub.Url);
        await using var proxy = new ConnectProxy();
        await using var tool = ToolProcess.Piped(
            _org,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HTTPS_PROXY"] = proxy.Proxy.Address!.ToString(),
                ["NO_PROXY"] = excluded,
                ["SSL_CERT_FILE"] = _org.Write("trusted.pem", front.CertificatePem),
            },
            "doctor", "--pubsub-endpoint", front.Url.ToString(), "--channel", Event);
        Assert.True(await tool.ExitCodeAsync() == ExitCodes.Success, $"{tool.Output}{tool.Error}");
        var through = tunnels == 0 ? "" : $" through the proxy 127.0.0.1:{proxy.Proxy.Address.Port}";
        Assert.Contains($"ok       Pub/Sub     localhost:{front.Url.Port} answers{through}\n", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"ok       Pub/Sub     {Event} accepts subscriptions\n", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(tunnels, proxy.Tunnels);
    }

    private static AccessToken TokenOfAnOrg() => new("00DKx0000000001!secret", new Uri("https://acme.my.salesforce.com"));

    private Task<int> DoctorAsync(params string[] args) => Shell.RunAsync(["doctor", "--pubsub-endpoint", _pubSub.Url.ToString(), .. args]);
}
