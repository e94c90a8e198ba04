using System.Text.RegularExpressions;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Doctor;

/// <summary>What the diagnosis says of broken orgs. The page of the tool shows these transcripts, and each is compared with the page.</summary>
public sealed partial class BrokenOrgTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "tool.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task A_wrong_client_secret()
    {
        await using var org = await OrgAsync(new SimulatedOrgOptions { IsMyDomain = true });
        var shell = new TestShell { ["TSE_CLIENT_SECRET"] = "hunter2hunter2" };
        await IsOnThePageAsync(shell, "doctor", "--login-url", Url(org), "--client-id", org.Org.User.ClientId);
    }

    [Fact]
    public async Task A_user_without_the_api()
    {
        await using var org = await OrgAsync();
        org.Org.Faults.AnswerHttp(RequestKind.Other, 403, """[{"errorCode":"API_DISABLED_FOR_ORG","message":"API is not enabled for this Organization or Partner"}]""", "application/json");
        await IsOnThePageAsync(org.Shell, "doctor", "--instance-url", Url(org));
    }

    [Fact]
    public async Task A_wrong_case_and_a_missing_permission()
    {
        await using var org = await OrgAsync();
        org.Org.AddPushTopic(new PushTopicDraft("OpenOrders", "SELECT Id, Name FROM Order__c"));
        org.Org.Faults.DenyChangeEvents("Account");
        await IsOnThePageAsync(org.Shell, "doctor", "--instance-url", Url(org), "--channel", "/topic/openorders", "--channel", "/data/AccountChangeEvent");
    }

    [Fact]
    public async Task An_event_that_the_pub_sub_api_does_not_know()
    {
        await using var org = await OrgAsync();
        var pubSub = await org.Org.StartPubSubAsync(cancellationToken: TestContext.Current.CancellationToken);
        await IsOnThePageAsync(org.Shell, "doctor", "--instance-url", Url(org), "--pubsub-endpoint", pubSub.Url.GetLeftPart(UriPartial.Authority), "--channel", "/event/Low_Toner__e");
    }

    [Fact]
    public async Task An_org_whose_sessions_are_used_up()
    {
        await using var org = await OrgAsync(new SimulatedOrgOptions { MaxConcurrentClients = 1 });
        using var end = new CancellationTokenSource();
        var other = new TestShell { ["TSE_ACCESS_TOKEN"] = org.Org.IssueAccessToken() };
        var listening = other.RunAsync(end.Token, "listen", "/topic/Accounts", "--instance-url", Url(org));
        await org.Org.WaitForSubscribersAsync("/topic/Accounts", 1, TestContext.Current.CancellationToken);
        await IsOnThePageAsync(org.Shell, "doctor", "--instance-url", Url(org), "--channel", "/topic/Accounts");
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await listening);
    }

    [Fact]
    public async Task An_org_whose_deliveries_are_used_up()
    {
        await using var org = await OrgAsync(new SimulatedOrgOptions { MaxDeliveries = 1 });
        await org.PublishAsync("Acme");
        var other = new TestShell { ["TSE_ACCESS_TOKEN"] = org.Org.IssueAccessToken() };
        await other.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "1", "--instance-url", Url(org));
        await IsOnThePageAsync(org.Shell, "doctor", "--instance-url", Url(org), "--channel", "/topic/Accounts");
    }

    [Fact]
    public async Task An_address_at_which_nothing_answers() =>
        await IsOnThePageAsync(new TestShell { ["TSE_ACCESS_TOKEN"] = "x" }, "doctor", "--instance-url", "https://127.0.0.1:1");

    [Fact]
    public async Task A_certificate_that_nobody_trusts()
    {
        await using var server = new SelfSignedServer();
        await IsOnThePageAsync(new TestShell { ["TSE_ACCESS_TOKEN"] = "x" }, "doctor", "--instance-url", server.Url);
    }

    private const string Id = "00DKx0000000001MAA";

    private static Task<OrgShell> OrgAsync(SimulatedOrgOptions? options = null)
    {
        options ??= new SimulatedOrgOptions();
        options.OrganizationId = Id;
        options.User = new SimulatedUser { ClientId = "3MVG9example" };
        return OrgShell.StartAsync(options);
    }

    private static string Url(OrgShell org) => org.Org.Url.GetLeftPart(UriPartial.Authority);

    private static async Task IsOnThePageAsync(TestShell shell, params string[] args)
    {
        Assert.Equal(ExitCodes.Failure, await shell.RunAsync(args));
        Assert.Empty(shell.Err);
        var transcript = $"$ tse {string.Join(' ', args)}\n{shell.Out}";
        if (Array.IndexOf(args, "--pubsub-endpoint") is >= 0 and var option) transcript = transcript.Replace(new Uri(args[option + 1]).Authority, "127.0.0.1:N", StringComparison.Ordinal);
        transcript = Port().Replace(transcript, "127.0.0.1:8080").Replace("127.0.0.1:N", "127.0.0.1:8081", StringComparison.Ordinal);
        transcript = CallId().Replace(transcript, "rpcId: 3c1f6a52-9f0e-4d3b-8a57-2b6c0f4e7d19");
        Assert.DoesNotContain(Id, transcript, StringComparison.Ordinal);
        if (!Page.Contains(transcript, StringComparison.Ordinal)) Assert.Fail($"docs/tool.md does not contain this transcript:\n{transcript}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("rpcId: [0-9a-f-]{36}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallId();

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]{4,5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Port();
}
