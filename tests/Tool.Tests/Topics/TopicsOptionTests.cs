using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>Wrong command lines of <c>tse topics</c>. Each gets one line, and no request is sent.</summary>
public sealed class TopicsOptionTests
{
    [Theory]
    [InlineData("create", "No PushTopic was specified. Specify a name, or use --assembly FILE.")]
    [InlineData("update", "No PushTopic was specified. Specify a name, or use --assembly FILE.")]
    [InlineData("create Shop", "No query was specified. Use --query")]
    [InlineData("update Shop", "There is nothing to change. Use --query or another setting")]
    [InlineData("create Shop --assembly shop.dll", "Both a name and an assembly were specified.")]
    [InlineData("create --assembly missing.dll", "--assembly: 'missing.dll' cannot be read.")]
    [InlineData("create --assembly missing.dll --description x", "--description applies to a single PushTopic")]
    [InlineData("create --assembly missing.dll --active true", "--active applies to a single PushTopic")]
    [InlineData("create Sh-op --query q", "'Sh-op' is not a valid name for a PushTopic.")]
    [InlineData("create abcdefghijklmnopqrstuvwxyz --query q", "Use 1 to 25 letters, digits and underscores")]
    [InlineData("create /topic/ --query q", "'/topic/' is not a valid name for a PushTopic.")]
    [InlineData("update Shop --active yes", "--active: 'yes' is not a valid value. Specify true or false.")]
    [InlineData("update Shop --notify-for-fields some", "--notify-for-fields: 'some' is not a valid choice of fields.")]
    [InlineData("update Shop --notify-for-fields 1", "--notify-for-fields: '1' is not a valid choice of fields.")]
    [InlineData("update Shop --notify-for-operations create,erase", "--notify-for-operations: 'erase' is not a valid operation.")]
    [InlineData("update Shop --notify-for-operations ,", "--notify-for-operations: '' is not a valid operation.")]
    [InlineData("update Shop --query q --apply --check", "--check only compares, and --apply changes the org.")]
    [InlineData("delete", "Required argument 'NAME' missing")]
    [InlineData("delete Sh/op", "'Sh/op' is not a valid name for a PushTopic.")]
    [InlineData("delete A --check --apply", "--check only compares")]
    [InlineData("erase A", "tse topics --help")]
    [InlineData("list A", "tse topics list --help")]
    [InlineData("", "Required command was not provided")]
    public async Task A_wrong_command_line_says_what_to_write(string line, string message)
    {
        var shell = new TestShell();
        Assert.Equal(ExitCodes.CouldNotRun, await shell.RunAsync(["topics", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
        Assert.Contains(message, shell.Err, StringComparison.Ordinal);
        Assert.Equal(1, shell.Err.Count(static c => c == '\n'));
        Assert.Empty(shell.Out);
    }

    [Theory]
    [InlineData("--query", " ", "The query is empty. Specify a query such as SELECT Id, Name FROM Account.")]
    [InlineData("--api-version", "20.0", "'20.0' is not an API version above 20.0. Specify a version such as 66.0.")]
    [InlineData("--api-version", "newest", "'newest' is not an API version above 20.0. Specify a version such as 66.0.")]
    public async Task A_value_that_every_org_refuses_is_blocked(string option, string value, string message)
    {
        await using var org = await OrgShell.StartAsync();
        string[] query = option == "--query" ? [] : ["--query", "SELECT Id FROM Account"];
        Assert.Equal(ExitCodes.Failure, await org.Shell.RunAsync(["topics", "create", "Shop", .. query, option, value, "--apply"]));
        Assert.Contains($"blocked    Shop: {message}", org.Shell.Out, StringComparison.Ordinal);
        Assert.Equal(0, org.Org.Exchanges.Count(Simulator.RequestKind.TopicChanges));
    }
}
