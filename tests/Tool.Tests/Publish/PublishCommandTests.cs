using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Publish;
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
        Assert.EndsWith("The other events before number 3 were published or skipped. To publish again from number 2, use --skip 1. To continue with number 3, use --skip 2.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", "Low_Ink__e", "@" + file, "--skip", "2"));
        Assert.Equal("published 1 Low_Ink__e\n", Shell.Out);
        Assert.Equal(["1", "3"], await PrintersAsync(2));
    }

    [Fact]
    public async Task An_event_that_does_not_exist_has_a_command_that_says_why()
    {
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("publish", "Missing__e", "{}"));
        Assert.StartsWith("tse: Event 1 of 1 was refused: ", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith(" Run 'tse doctor --channel /event/Missing__e' to find the reason.\n", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_response_is_not_called_a_refusal()
    {
        _org.Org.Faults.DropConnection(RequestKind.Publish, DropPoint.BeforeHeaders);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("publish", "Low_Ink__e", "{}"));
        Assert.StartsWith("tse: Event 1 of 1 may or may not have been published: ", Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_status_that_does_not_show_the_result_is_not_called_a_refusal(int status)
    {
        var file = _org.Write("events.jsonl", "{\"Printer__c\":\"1\"}\n{\"Printer__c\":\"2\"}\n{\"Printer__c\":\"3\"}\n");
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("publish", "Low_Ink__e", "{}"));
        _org.Org.Faults.AnswerHttp(RequestKind.Publish, status, "<html>", "text/html");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("publish", "Low_Ink__e", "@" + file, "--skip", "1", "--json"));
        Assert.StartsWith("tse: Event 2 of 3 may or may not have been published: ", Shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("ServerText", Shell.Err, StringComparison.Ordinal);
        Assert.EndsWith("To publish again from number 2, which can publish an event twice, use --skip 1. To continue with number 3, use --skip 2.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Contains("\"number\":2,\"status\":\"unknown\"", Shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task A_token_that_the_server_repeats_with_escapes_is_not_shown(params string[] options)
    {
        var token = _org.Org.IssueAccessToken();
        Shell["TSE_ACCESS_TOKEN"] = token;
        var escaped = string.Concat(token.Select(static character => $"\\u{(int)character:X4}"));
        _org.Org.Faults.AnswerHttp(RequestKind.Publish, 403, $$"""[{"message":"bad {{escaped}}","errorCode":"X"}]""", "application/json");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync(["publish", "Low_Ink__e", "{}", .. options]));
        Assert.Contains("bad (secret)", Shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain(token, Shell.Out + Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_between_two_events_says_how_to_continue()
    {
        var file = _org.Write("events.jsonl", "{\"Printer__c\":\"1\"}\n{\"Printer__c\":\"2\"}\n{\"Printer__c\":\"3\"}\n");
        using var end = new CancellationTokenSource();
        _org.Org.Faults.Delay(RequestKind.Publish, TimeSpan.Zero);
        _org.Org.Faults.Delay(RequestKind.Publish, TimeSpan.FromDays(1));
        var running = Shell.RunAsync(end.Token, "publish", "Low_Ink__e", "@" + file, "--json");
        await _org.Org.Exchanges.WaitForAsync(RequestKind.Publish, 2, TestContext.Current.CancellationToken);
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.Equal(
            "tse: Event 2 of 3 may or may not have been published: the command was interrupted. The other events before number 3 were published or skipped. "
            + "To publish again from number 2, which can publish an event twice, use --skip 1. To continue with number 3, use --skip 2.\n",
            Shell.Err);
        Assert.Contains("\"number\":1,", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("\"number\":2,\"status\":\"unknown\"", Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"number\":3,", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_before_an_event_is_sent_says_that_it_was_not_sent()
    {
        using var end = new CancellationTokenSource();
        var client = new StreamingClient(new StreamingClientOptions { AccessTokens = new StaticToken(_org.Org.IssueAccessToken(), _org.Org.Url) });
        await using var closing = client;
        var output = new PublishOutput(Shell, "Low_Ink__e", 2, isJson: false);
        var publishing = new EventPublishing(client, "Low_Ink__e", [new() { ["Printer__c"] = "1" }, new() { ["Printer__c"] = "2" }], EventPublishing.OneByOne, output);
        var failure = await Assert.ThrowsAsync<ToolException>(() => publishing.RunAsync(0, end.Cancel, end.Token));
        Assert.Equal("Event 2 of 2 was not sent: the command was interrupted. The other events before number 2 were published or skipped. To continue with number 2, use --skip 1.", failure.Message);
        Assert.Equal(ExitCodes.Interrupted, failure.ExitCode);
    }

    [Fact]
    public void Lines_are_counted_from_the_last_position_and_not_from_the_start()
    {
        var text = "a\nb\nc"u8.ToArray();
        var counter = new LineCounter();
        Assert.Equal(2, counter.At(text, 2));
        text[1] = (byte)' '; // A second count of the first line would now give another number.
        Assert.Equal(3, counter.At(text, 4));
        Assert.Equal(3, counter.At(text, 0));
    }

    [Fact]
    public void A_text_that_is_not_utf8_names_its_line()
    {
        var failure = Assert.Throws<ToolException>(static () => EventInput.Parse([.. "{}\n{\"A\":\""u8, 0xff, .. "\"}"u8], "events.jsonl"));
        Assert.StartsWith("events.jsonl, line 2: a string is not valid Unicode.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_member_in_several_objects_is_right() =>
        Assert.Equal(4, EventInput.Parse("""[{"A":{"CreatedDate":1}},{"A":[{"B":1},{"B":2}]}] {"A":1} {"A":2}"""u8.ToArray(), "x").Count);

    [Theory]
    [InlineData("publish", "Low_Ink__e", "@-")]
    [InlineData("publish", "Low_Ink__e")]
    [InlineData("publish", "Low_Ink__e", "{}", "--access-token-file", "-")]
    public async Task Ctrl_c_ends_it_while_an_input_gives_nothing(params string[] args)
    {
        using var input = new BlockingStream();
        using var end = new CancellationTokenSource();
        Shell.Input = input;
        var running = Shell.RunAsync(end.Token, args);
        await input.Reading;
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
    }

    [Fact]
    public async Task A_named_pipe_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test makes a named pipe of Unix.");
        var pipe = _org.PathOf("pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var running = Shell.RunAsync("publish", "Low_Ink__e", "@" + pipe);
        await File.WriteAllTextAsync(pipe, "{}", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Success, await running);
        using var end = new CancellationTokenSource();
        var waiting = Shell.RunAsync(end.Token, "publish", "Low_Ink__e", "@" + pipe);
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await waiting);
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
    [InlineData("'Low_Ink' is not a valid platform event. Use the API name, such as Low_Ink__e.", "Low_Ink", "{}")]
    [InlineData("'Low_Ink__e/../x__e' is not a valid platform event.", "Low_Ink__e/../x__e", "{}")]
    [InlineData("the command line, line 1: this is not valid JSON.", "Low_Ink__e", "{Printer__c:1}")]
    [InlineData("the command line, line 2: this is not valid JSON.", "Low_Ink__e", "{}\n{")]
    [InlineData("the command line, line 1: this is not a JSON object.", "Low_Ink__e", "5")]
    [InlineData("the command line, item 2: this is not a JSON object.", "Low_Ink__e", "[{},7]")]
    [InlineData("the command line contains no event.", "Low_Ink__e", "[]")]
    [InlineData("the command line, line 1: a string is not valid Unicode.", "Low_Ink__e", """{"Printer__c":"\ud800"}""")]
    [InlineData("the command line, line 2: a string is not valid Unicode.", "Low_Ink__e", "{}\n{\"\\udc00\":1}")]
    [InlineData("the command line, line 2: a string is not valid Unicode.", "Low_Ink__e", "[{},\n{\"A\":[{\"B\":\"\\ud800x\"}]}]")]
    [InlineData("the command line, line 1: Salesforce sets CreatedDate in each event. Remove this member.", "Low_Ink__e", """{"CreatedDate":"zz"}""")]
    [InlineData("the command line, line 1: Salesforce sets CreatedById in each event. Remove this member.", "Low_Ink__e", """[{"CreatedById":"zz"}]""")]
    [InlineData("the command line, line 1: the member A occurs twice. Remove one of the two.", "Low_Ink__e", """{"A":1,"A":2}""")]
    [InlineData("the standard input contains no event.", "Low_Ink__e")]
    [InlineData("'/nowhere/events' cannot be read.", "Low_Ink__e", "@/nowhere/events")]
    [InlineData("--skip: 'x' is not a valid number of events.", "Low_Ink__e", "{}", "--skip", "x")]
    [InlineData("--skip: there are only 1 events.", "Low_Ink__e", "{}", "--skip", "1")]
    [InlineData("The standard input cannot contain both the secret and the events.", "Low_Ink__e", "@-", "--access-token-file", "-")]
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
