using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;
using TypedStreaming.Tool.Tests.Processes;

namespace TypedStreaming.Tool.Tests.Generate;

/// <summary>The real process, with pipes and in a terminal.</summary>
public sealed class GenerateProcessTests : IAsyncLifetime
{
    private OrgShell _org = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test sends Unix signals.");
        _org = await DescribedOrg.StartAsync();
    }

    public ValueTask DisposeAsync() => _org?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task The_file_on_a_pipe_is_complete()
    {
        await using var tool = ToolProcess.Piped(_org, "generate", "--change", "Order__c");
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        Assert.StartsWith("using System;\n", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("    }\n}\n", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(tool.Error.ToString());
    }

    [Fact]
    public async Task In_a_terminal_the_token_is_typed_and_the_record_is_shown_without_control_characters()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        _org.Org.AddMetadata("Odd__c.describe.json", """{"name":"Odd__c","label":"\u001b]0;title\u0007","fields":[{"name":"A__c","type":"string","label":"\u001b[31mred\u202e"}]}""");
        await using var tool = ToolProcess.InTerminal(_org, new Dictionary<string, string>(StringComparer.Ordinal), "generate", "--change", "Odd__c", "--flow", "access-token");
        await tool.Output.WaitForAsync("(not shown): ");
        var token = _org.Org.IssueAccessToken();
        await tool.TypeAsync(token + "\r");
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        var shown = tool.Output.ToString();
        Assert.Contains("/// <summary> [31mred&#x202e;</summary>", shown, StringComparison.Ordinal);
        foreach (var sequence in (string[])["\u001b[31m", "\u001b]", "\u0007", "\u202e"]) Assert.DoesNotContain(sequence, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_while_the_org_is_asked_writes_nothing()
    {
        _org.Org.Faults.Delay(RequestKind.Records, TimeSpan.FromSeconds(50));
        var file = _org.PathOf("OrderChange.cs");
        await using var tool = ToolProcess.Piped(_org, "generate", "--change", "Order__c", "--output", file);
        await _org.Org.Exchanges.WaitForAsync(RequestKind.Records, 1, TestContext.Current.CancellationToken);
        await tool.SignalAsync("INT");
        Assert.Equal(ExitCodes.Interrupted, await tool.ExitCodeAsync());
        Assert.Empty(tool.Output.ToString());
        Assert.Empty(tool.Error.ToString());
        Assert.Equal([], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }
}
