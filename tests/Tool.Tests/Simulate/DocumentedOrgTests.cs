using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The seed and the script of the page of the tool, in one simulator as the page shows it.</summary>
public sealed class DocumentedOrgTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "tool.md")).ReplaceLineEndings("\n");

    private static string Script => BlockAfter("`faults.json`, for the org", "json");

    private static (string Name, string Text)[] Files =>
    [
        ("orders/org.json", BlockAfter("This is `orders/org.json`:", "json")),
        ("orders/metadata/Order__c.describe.json", BlockAfter("`orders/metadata/Order__c.describe.json`", "json")),
        ("faults.json", Script),
    ];

    [Fact]
    public async Task The_script_runs_in_the_org_of_the_seed_and_a_listener_receives_both_events()
    {
        Assert.Contains("\ntse simulate --port 8080 --seed orders --script faults.json\n", Page, StringComparison.Ordinal);
        await using var simulator = await RunningSimulator.StartWithAsync(Files, "--seed", "@orders", "--script", "@faults.json");
        var shell = ShellOf(simulator);
        Assert.Equal(ExitCodes.Success, await shell.RunAsync("listen", "/topic/OpenOrders", "--from", "earliest", "--count", "2"));
        Assert.Matches("ORD-1.*\n.*ORD-2", shell.Out);
        Assert.Equal(ExitCodes.Interrupted, await simulator.StopAsync());
    }

    [Fact]
    public async Task Generate_writes_the_record_of_the_page_for_the_org_of_the_seed()
    {
        await using var simulator = await RunningSimulator.StartWithAsync(Files, "--seed", "@orders");
        var shell = ShellOf(simulator);
        Assert.Equal(ExitCodes.Success, await shell.RunAsync("generate", "--topic", "OpenOrders"));
        Assert.Empty(shell.Err);
        Assert.Equal(BlockAfter("`tse generate --topic OpenOrders` writes this record:", "csharp"), shell.Out);
    }

    [Fact]
    public async Task A_mistake_in_the_script_has_the_message_of_the_page()
    {
        var (exitCode, error) = await RunningSimulator.FailWithAsync([("faults.json", Script.Replace("\"seconds\": 2", "\"seconds\": -1", StringComparison.Ordinal))], "--script", "@faults.json");
        Assert.Equal((ExitCodes.CouldNotRun, BlockAfter("The message is one line with the file, the line and the key:", "text")), (exitCode, error));
    }

    private static TestShell ShellOf(RunningSimulator simulator) =>
        new() { ["TSE_INSTANCE_URL"] = simulator["org"], ["TSE_ACCESS_TOKEN"] = simulator["accessToken"] };

    private static string BlockAfter(string text, string language)
    {
        var before = Page.IndexOf(text, StringComparison.Ordinal);
        Assert.NotEqual(-1, before);
        var fence = $"```{language}\n";
        var start = Page.IndexOf(fence, before, StringComparison.Ordinal) + fence.Length;
        return Page[start..Page.IndexOf("```\n", start, StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
