using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Publish;

public sealed class PublishCommandTests : IAsyncLifetime
{
    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    public async ValueTask InitializeAsync() => _org = await OrgShell.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData("Low_Ink__e")]
    [InlineData("/event/Low_Ink__e")]
    public async Task One_event_from_the_command_line(string name)
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", name, """{"Printer__c":"Zürich"}"""));
        Assert.Matches("^published Low_Ink__e [0-9a-f-]{36}\n$", Shell.Out);
        Assert.Equal(["Zürich"], await PrintersAsync(1));
        Assert.Equal(0, _org.Org.SessionCount);
    }

    [Theory]
    [InlineData("{\"Printer__c\":\"1\"}\n{\"Printer__c\":\"2\"}\n\n{\"Printer__c\":\"3\"}")]
    [InlineData("[{\"Printer__c\":\"1\"},{\"Printer__c\":\"2\"},{\"Printer__c\":\"3\"}]")]
    [InlineData("\uFEFF{\"Printer__c\":\"1\"} {\n\"Printer__c\":\"2\"} {\"Printer__c\":\"3\"}\n")]
    public async Task A_batch_from_a_file(string text)
    {
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", "Low_Ink__e", "@" + _org.Write("events.jsonl", text)));
        Assert.Equal("published 3 Low_Ink__e\n", Shell.Out);
        Assert.Empty(Shell.Err);
        Assert.Equal(["1", "2", "3"], await PrintersAsync(3));
    }

    [Fact]
    public async Task A_batch_from_the_standard_input_with_a_line_for_each_event()
    {
        Shell.Type("{\"Printer__c\":\"1\"}\n{\"Printer__c\":\"2\"}\n");
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", "Low_Ink__e", "--json"));
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([1, 2], lines.Select(static line => line.GetProperty("number").GetInt32()));
        Assert.All(lines, static line => Assert.True(Guid.TryParse(line.GetProperty("eventUuid").GetString(), out _)));
    }

    [Fact]
    public async Task A_refused_event_ends_the_batch_and_says_how_to_continue()
    {
        var file = _org.Write("events.jsonl", "{\"Printer__c\":\"1\"}\n{\"Wrong__c\":\"2\"}\n{\"Printer__c\":\"3\"}\n");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("publish", "Low_Ink__e", "@" + file));
        Assert.StartsWith("tse: Event 2 of 3 was refused: ", Shell.Err, StringComparison.Ordinal);
        Assert.Contains("Wrong__c", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith("The events before it are published. To continue with it, write --skip 1.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", "Low_Ink__e", "@" + file, "--skip", "2"));
        Assert.Equal("published 1 Low_Ink__e\n", Shell.Out);
        Assert.Equal(["1", "3"], await PrintersAsync(2));
    }

    [Fact]
    public async Task A_lost_response_is_not_called_a_refusal()
    {
        _org.Org.Faults.DropConnection(RequestKind.Publish, DropPoint.BeforeHeaders);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("publish", "Low_Ink__e", "{}"));
        Assert.StartsWith("tse: It is not known if event 1 of 1 is published: ", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_shown_on_a_terminal()
    {
        Shell.IsErrorTerminal = true;
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", "Low_Ink__e", """[{"Printer__c":"1"},{"Printer__c":"2"}]"""));
        Assert.Contains("100%", Shell.Err, StringComparison.Ordinal);
        Assert.Equal("published 2 Low_Ink__e\n", Shell.Out);
    }

    [Theory]
    [InlineData("'Low_Ink' is not a platform event. Write its API name, like Low_Ink__e.", "Low_Ink", "{}")]
    [InlineData("'Low_Ink__e/../x__e' is not a platform event.", "Low_Ink__e/../x__e", "{}")]
    [InlineData("the command line, line 1: this is not valid JSON.", "Low_Ink__e", "{Printer__c:1}")]
    [InlineData("the command line, line 2: this is not valid JSON.", "Low_Ink__e", "{}\n{")]
    [InlineData("the command line, line 1: this is not an object.", "Low_Ink__e", "5")]
    [InlineData("the command line, item 2: this is not an object.", "Low_Ink__e", "[{},7]")]
    [InlineData("the command line contains no event.", "Low_Ink__e", "[]")]
    [InlineData("the standard input contains no event.", "Low_Ink__e")]
    [InlineData("'/nowhere/events' cannot be read.", "Low_Ink__e", "@/nowhere/events")]
    [InlineData("--skip: 'x' is not a number of events.", "Low_Ink__e", "{}", "--skip", "x")]
    [InlineData("--skip: there are only 1 events.", "Low_Ink__e", "{}", "--skip", "1")]
    [InlineData("The standard input cannot be both the secret and the events.", "Low_Ink__e", "@-", "--access-token-file", "-")]
    public async Task Wrong_input_gets_one_line_and_nothing_is_published(string expected, params string[] args)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["publish", .. args]));
        Assert.StartsWith("tse: " + expected, Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(_org.Org.Exchanges.Snapshot());
    }

    private async Task<IReadOnlyList<string?>> PrintersAsync(int count)
    {
        var reader = new TestShell { ["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken(), ["TSE_INSTANCE_URL"] = _org.Org.Url.ToString() };
        await reader.RunAsync("listen", "/event/Low_Ink__e", "--from", "earliest", "--json", "--count", $"{count}");
        return
        [
            .. reader.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("payload").GetProperty("Printer__c").GetString()),
        ];
    }
}
