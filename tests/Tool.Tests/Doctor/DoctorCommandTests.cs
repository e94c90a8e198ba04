using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task A_good_org_passes_with_one_login_and_one_session_that_is_closed()
    {
        await using var org = await OrgShell.StartAsync(new SimulatedOrgOptions { IsMyDomain = true });
        var shell = ClientCredentials(org);
        var exitCode = await shell.RunAsync("doctor", "--channel", "/topic/Accounts", "--channel", "/event/Low_Ink__e", "--channel", "/data/AccountChangeEvent", "--channel", "/u/Alerts");
        Assert.True(exitCode == ExitCodes.Success, shell.Out);
        Assert.DoesNotContain("FAILED", shell.Out, StringComparison.Ordinal);
        Assert.Contains("/event/Low_Ink__e accepts subscriptions; its events are kept for 72 hours", shell.Out, StringComparison.Ordinal);
        Assert.EndsWith("\nNo step failed.\n", shell.Out, StringComparison.Ordinal);
        Assert.Equal(1, org.Org.Exchanges.Count(RequestKind.Login));
        Assert.Equal(1, org.Org.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(1, org.Org.Exchanges.Count(RequestKind.Disconnect));
        Assert.Equal(0, org.Org.SessionCount);
        Assert.Equal(0, org.Org.Deliveries);
    }

    [Fact]
    public async Task It_only_reads()
    {
        await using var org = await OrgShell.StartAsync();
        await org.Shell.RunAsync("doctor", "--channel", "/topic/Missing", "--channel", "/data/AccountChangeEvent");
        Assert.All(
            org.Org.Exchanges.Snapshot().Where(static exchange => !exchange.Path.StartsWith("/cometd/", StringComparison.Ordinal)),
            static exchange => Assert.Equal("GET", exchange.Method));
        Assert.Equal(0, org.Org.Exchanges.Count(RequestKind.Publish));
    }

    [Fact]
    public async Task A_step_without_a_response_is_named_and_the_later_steps_are_skipped()
    {
        await using var org = await OrgShell.StartAsync();
        org.Org.Faults.DropConnection(RequestKind.Other, DropPoint.BeforeHeaders);
        Assert.Equal(ExitCodes.Failure, await org.Shell.RunAsync("doctor", "--json", "--channel", "/topic/Accounts"));
        var steps = JsonDocument.Parse(org.Shell.Out).RootElement.GetProperty("steps").EnumerateArray().Select(static step => (step.GetProperty("step").GetString(), step.GetProperty("outcome").GetString())).ToList();
        Assert.Equal([("versions", "ok"), ("API", "failed"), ("Pub/Sub", "skipped"), ("allocation", "skipped"), ("handshake", "skipped"), ("channel", "skipped")], steps[^6..]);
    }

    [Fact]
    public void A_response_that_is_too_late_gives_the_time() =>
        Assert.Equal("the org did not answer: no response within 30 s", LostRequest.TextOf("the org", new TaskCanceledException("x", new TimeoutException("y", new IOException("Operation canceled"))), TimeSpan.FromSeconds(30)));

    [Fact]
    public async Task Json_is_one_object()
    {
        await using var org = await OrgShell.StartAsync();
        Assert.Equal(ExitCodes.Failure, await org.Shell.RunAsync("doctor", "--json", "--channel", "/topic/Missing"));
        var json = JsonDocument.Parse(org.Shell.Out).RootElement;
        Assert.False(json.GetProperty("ok").GetBoolean());
        var channel = Assert.Single(json.GetProperty("steps").EnumerateArray(), static step => step.GetProperty("step").GetString() == "channel");
        Assert.Equal("failed", channel.GetProperty("outcome").GetString());
        Assert.Contains("does not exist", channel.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(channel.GetProperty("remedy").GetString()!);
    }

    [Fact]
    public async Task A_token_and_its_owner_are_not_shown()
    {
        await using var org = await OrgShell.StartAsync();
        var token = org.Org.IssueAccessToken();
        org.Shell["TSE_ACCESS_TOKEN"] = token;
        org.Org.Faults.Refuse(RequestKind.Handshake, $"403::Handshake denied for {token} of {org.Org.OrganizationId}");
        Assert.Equal(ExitCodes.Failure, await org.Shell.RunAsync("doctor"));
        Assert.DoesNotContain(token[^20..], org.Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(org.Org.OrganizationId[..15], org.Shell.Out, StringComparison.Ordinal);
        Assert.Contains($"org {org.Org.OrganizationId[..5]}...", org.Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_full_the_org_is_shown_and_the_token_is_not()
    {
        await using var org = await OrgShell.StartAsync();
        var token = org.Org.IssueAccessToken();
        org.Shell["TSE_ACCESS_TOKEN"] = token;
        await org.Shell.RunAsync("doctor", "--full");
        Assert.Contains(org.Org.OrganizationId, org.Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(token[^20..], org.Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_the_server_does_nothing_to_the_terminal()
    {
        await using var org = await OrgShell.StartAsync();
        org.Shell.IsOutputTerminal = true;
        org.Org.Faults.Refuse(RequestKind.Handshake, "403::[red]\u001b]0;title\u0007 \u202e");
        await org.Shell.RunAsync("doctor");
        Assert.Contains(@"[red]\x1b]0;title\x07 \u202e", org.Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]", org.Shell.Out, StringComparison.Ordinal);
        Assert.Contains("\u001b[", org.Shell.Out, StringComparison.Ordinal); // The colour of the tool's own words.
    }

    [Theory]
    [InlineData(401, "INVALID_SESSION_ID", "the org refuses the token", "Session Settings")]
    [InlineData(403, "API_CURRENTLY_DISABLED", "the user does not have permission to use the API", "API Enabled")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "used up", "Wait")]
    [InlineData(500, "UNKNOWN_EXCEPTION", "returned an unexpected response", "status.salesforce.com")]
    public async Task A_refusal_of_the_api_says_what_to_do(int status, string code, string text, string remedy)
    {
        await using var org = await OrgShell.StartAsync();
        org.Org.Faults.AnswerHttp(RequestKind.Other, status, $$"""[{"errorCode":"{{code}}","message":"No."}]""", "application/json");
        Assert.Equal(ExitCodes.Failure, await org.Shell.RunAsync("doctor"));
        Assert.Contains(text, org.Shell.Out, StringComparison.Ordinal);
        Assert.Contains(remedy, org.Shell.Out, StringComparison.Ordinal);
        Assert.Equal(0, org.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory]
    [InlineData(403, "INSUFFICIENT_ACCESS", "the user does not have permission to see which objects are selected for Change Data Capture (HTTP 403 INSUFFICIENT_ACCESS)", "the View Setup and Configuration permission")]
    [InlineData(503, "SERVER_UNAVAILABLE", "the org does not report which objects are selected for Change Data Capture (HTTP 503 SERVER_UNAVAILABLE)", "Setup, Change Data Capture, or try again later")]
    public async Task A_selection_that_cannot_be_read_is_skipped_and_says_what_to_do(int status, string code, string text, string remedy)
    {
        await using var org = await OrgShell.StartAsync();
        org.Org.Faults.AnswerHttp(RequestKind.Other, 200, "{}", "application/json"); // The limits, which are read before.
        org.Org.Faults.AnswerHttp(RequestKind.Other, status, $$"""[{"errorCode":"{{code}}","message":"No."}]""", "application/json");
        Assert.Equal(ExitCodes.Success, await org.Shell.RunAsync("doctor", "--channel", "/data/AccountChangeEvent"));
        Assert.Matches($"skipped +selection +{System.Text.RegularExpressions.Regex.Escape(text)}\n +-> .*{remedy}", org.Shell.Out);
    }

    [Fact]
    public async Task Limits_that_the_user_may_not_read_are_a_warning()
    {
        await using var org = await OrgShell.StartAsync();
        org.Org.Faults.AnswerHttp(RequestKind.Other, 403, """[{"errorCode":"INSUFFICIENT_ACCESS","message":"No."}]""", "application/json");
        Assert.Equal(ExitCodes.Success, await org.Shell.RunAsync("doctor"));
        Assert.Contains("View Setup and Configuration", org.Shell.Out, StringComparison.Ordinal);
        Assert.EndsWith("\nNo step failed, 1 warning.\n", org.Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_options_are_not_a_diagnosis()
    {
        var shell = new TestShell();
        Assert.Equal(ExitCodes.CouldNotRun, await shell.RunAsync("doctor"));
        Assert.Equal(ExitCodes.CouldNotRun, await shell.RunAsync("doctor", "--pubsub-endpoint", "api"));
        Assert.Empty(shell.Out);
    }

    private static TestShell ClientCredentials(OrgShell org) => new()
    {
        ["TSE_LOGIN_URL"] = org.Org.Url.ToString(),
        ["TSE_CLIENT_ID"] = org.Org.User.ClientId,
        ["TSE_CLIENT_SECRET"] = org.Org.User.ClientSecret,
    };
}
