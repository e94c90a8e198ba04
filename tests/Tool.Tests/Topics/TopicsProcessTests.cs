using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;
using TypedStreaming.Tool.Tests.Processes;

namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>The real process: Ctrl-C during a change, and a pseudo-terminal.</summary>
public sealed class TopicsProcessTests : IAsyncLifetime
{
    private const string Query = "SELECT Id FROM Account WHERE Name = 'x'";

    private OrgShell _org = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test sends Unix signals.");
        _org = await OrgShell.StartAsync();
    }

    public ValueTask DisposeAsync() => _org?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Ctrl_c_ends_a_change_that_hangs_and_closes_the_session()
    {
        _org.Org.Faults.Delay(RequestKind.TopicChanges, TimeSpan.FromHours(1));
        await using var tool = ToolProcess.Piped(_org, "topics", "create", "Shop", "--query", Query, "--apply");
        await _org.Org.Exchanges.WaitForAsync(RequestKind.TopicChanges, 1, TestContext.Current.CancellationToken);
        await tool.SignalAsync("INT");
        Assert.Equal(ExitCodes.Interrupted, await tool.ExitCodeAsync());
        Assert.Contains("create     Shop", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xception", tool.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _org.Org.SessionCount);
    }

    [Fact]
    public async Task In_a_terminal_texts_of_the_org_do_nothing()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        _org.Org.AddPushTopic(new PushTopicDraft("Shop", Query) { Description = "\u001b[2Jgone" });
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken() };
        await using var tool = ToolProcess.InTerminal(_org, variables, "topics", "update", "Shop", "--description", "new");
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        Assert.Contains("Description: \\x1b[2Jgone -> new", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", tool.Output.ToString(), StringComparison.Ordinal);
    }
}
