using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Listen;

public sealed class ListenCommandTests : IAsyncLifetime
{
    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    public async ValueTask InitializeAsync() => _org = await OrgShell.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Events_are_written_until_the_count_is_reached()
    {
        for (var i = 1; i <= 3; i++) await _org.PublishAsync($"Acme {i}");
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "2"));
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches("""^[0-9]{4}-[0-9:T.-]+Z  /topic/Accounts  #[0-9]+  updated  \{"Id":"001Kx00000Zz1AAIAZ","Name":"Acme 1"\}$""", lines[0]);
        Assert.Contains("allocation", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(0, _org.Org.SessionCount);
    }

    [Fact]
    public async Task Json_has_one_object_a_line()
    {
        var id = await _org.Org.PublishPlatformEventAsync("/event/Low_Ink__e", new { Printer__c = "Zürich" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/event/Low_Ink__e", "--from", "earliest", "--count", "1", "--json"));
        var line = JsonDocument.Parse(Shell.Out).RootElement;
        Assert.Equal("/event/Low_Ink__e", line.GetProperty("channel").GetString());
        Assert.Equal(id, line.GetProperty("replayId").GetInt64());
        Assert.Equal("Zürich", line.GetProperty("data").GetProperty("payload").GetProperty("Printer__c").GetString());
    }

    [Fact]
    public async Task Several_channels_share_one_output()
    {
        await _org.PublishAsync("Acme");
        await _org.Org.PublishGenericAsync("/u/Alerts", "fire", TestContext.Current.CancellationToken);
        var draft = new ChangeEventDraft("Account", "UPDATE", "001Kx00000Zz1AAIAZ") { Fields = new { Phone = "555" } };
        await _org.Org.PublishChangeEventAsync(draft, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(
            "listen", "/topic/Accounts", "/u/Alerts", "/data/AccountChangeEvent", "/u/Alerts", "--from", "earliest", "--count", "3"));
        Assert.Contains("/u/Alerts", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("  \"fire\"\n", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("  UPDATE Account 001Kx00000Zz1AAIAZ  {", Shell.Out, StringComparison.Ordinal);
        Assert.Contains("\"Phone\":\"555\"", Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ChangeEventHeader", Shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GAP_UPDATE")]
    [InlineData("GAP_OVERFLOW")]
    public async Task A_gap_event_is_written_like_any_other_event(string changeType)
    {
        await _org.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", changeType, "001Kx00000Zz1AAIAZ"), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/data/AccountChangeEvent", "--from", "earliest", "--count", "1", "--json"));
        Assert.Contains($"\"changeType\":\"{changeType}\"", Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"gap\"", Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[red]bold[/]")]
    [InlineData("\u001b]0;title\u0007")]
    [InlineData("\u202egpj.exe")]
    [InlineData("\u009b31m")]
    public async Task Text_of_an_event_does_nothing_to_the_terminal(string text)
    {
        // The JSON of the server contains the characters themselves: only those below 0x20 must be escaped in JSON.
        var json = JsonSerializer.Serialize(text).Replace("\\u202E", "\u202e", StringComparison.Ordinal).Replace("\\u009B", "\u009b", StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
            await _org.Org.PublishRawAsync("/topic/Accounts", id => $$$$"""{"channel":"/topic/Accounts","data":{"event":{"replayId":{{{{id}}}}},"sobject":{"Name":{{{{json}}}}}}}""", TestContext.Current.CancellationToken);
        await Shell.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "1");
        await Shell.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "1", "--json");
        Assert.All(Shell.Out.Split('\n'), line => Assert.Equal(line, TerminalText.Of(line)));
        Assert.Contains(text[0] == '[' ? text : "\\u", Shell.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(@"""\ud800""")]
    [InlineData(@"{""\ud800"":1}")]
    [InlineData(@"{""a"":[""x"",""\udc00y""]}")]
    public async Task An_event_with_half_of_a_surrogate_pair_has_an_error_and_is_acknowledged(string payload)
    {
        await AlertAsync(payload);
        await AlertAsync("\"next\"");
        string[] args = ["listen", "/u/Alerts", "--from", "earliest", "--count", "1", "--name", "laptop", "--positions", _org.PathOf("p.db")];
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. args, "--json"]));
        var line = JsonDocument.Parse(Shell.Out).RootElement;
        Assert.Equal("The data contains a string that is not valid Unicode, such as half of a surrogate pair.", line.GetProperty("error").GetString());
        Assert.False(line.TryGetProperty("data", out _));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(args));
        Assert.EndsWith("  \"next\"\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/u/Alerts", "--from", "earliest", "--count", "1"));
        Assert.EndsWith("  cannot be read: The data contains a string that is not valid Unicode, such as half of a surrogate pair.\n", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deeply_nested_event_is_written()
    {
        var nested = new string('[', 200) + new string(']', 200);
        await AlertAsync(nested);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/u/Alerts", "--from", "earliest", "--count", "1"));
        Assert.EndsWith($"  {nested}\n", Shell.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/u/Alerts", "--from", "earliest", "--count", "1", "--json"));
        Assert.Contains($"\"payload\":{nested}", Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_position_continues_after_the_last_written_event()
    {
        for (var i = 1; i <= 4; i++) await _org.PublishAsync($"Acme {i}");
        string[] args = ["listen", "/topic/Accounts", "--from", "earliest", "--count", "2", "--name", "laptop", "--positions", _org.PathOf("p.db")];
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(args));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(args));
        Assert.Equal(["Acme 1", "Acme 2", "Acme 3", "Acme 4"], Names());
        Assert.Contains(_org.PathOf("p.db"), Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_of_the_positions_is_shown_as_it_was_given()
    {
        await _org.PublishAsync("Acme 1");
        Directory.CreateDirectory(_org.PathOf("LoginUrl"));
        var path = _org.PathOf(Path.Combine("LoginUrl", "p.db"));
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "1", "--name", "laptop", "--positions", path));
        Assert.Contains($"tse: note: positions are stored in {path}\n", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_nothing_is_kept()
    {
        for (var i = 1; i <= 2; i++) await _org.PublishAsync($"Acme {i}");
        string[] args = ["listen", "/topic/Accounts", "--from", "earliest", "--count", "1"];
        await Shell.RunAsync(args);
        await Shell.RunAsync(args);
        Assert.Equal(["Acme 1", "Acme 1"], Names());
    }

    [Fact]
    public async Task Ctrl_c_ends_with_130_and_keeps_the_position()
    {
        using var end = new CancellationTokenSource();
        string[] args = ["listen", "/topic/Accounts", "--from", "earliest", "--name", "laptop", "--positions", _org.PathOf("p.db")];
        var running = Shell.RunAsync(end.Token, args);
        await _org.PublishAsync("Acme 1");
        await Shell.Written.WaitForAsync("Acme 1");
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.Equal(0, _org.Org.SessionCount);
        await _org.PublishAsync("Acme 2");
        await Shell.RunAsync([.. args, "--count", "1"]);
        Assert.Equal(["Acme 1", "Acme 2"], Names());
    }

    [Fact]
    public async Task A_status_line_is_shown_on_a_terminal_only()
    {
        await _org.PublishAsync("Acme");
        await Shell.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "1");
        Assert.DoesNotContain("reconnects", Shell.Err, StringComparison.Ordinal);
        Shell.IsErrorTerminal = true;
        await Shell.RunAsync("listen", "/topic/Accounts", "--from", "earliest", "--count", "1");
        Assert.Contains("reconnects 0", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_session_is_reported()
    {
        using var end = new CancellationTokenSource();
        var running = Shell.RunAsync(end.Token, "listen", "/topic/Accounts");
        await _org.Org.WaitForSubscribersAsync("/topic/Accounts", 1, TestContext.Current.CancellationToken);
        await _org.Org.WaitForHeldConnectsAsync(1, TestContext.Current.CancellationToken);
        _org.Org.Faults.ExpireSessions();
        await Shell.Messages.WaitForAsync("connected again");
        await _org.PublishAsync("Acme");
        await Shell.Written.WaitForAsync("Acme");
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.Contains("tse: note: the session was lost", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_is_reported()
    {
        var id = await _org.PublishAsync("Acme 1");
        await _org.PublishAsync("Acme 2");
        string[] args = ["listen", "/topic/Accounts", "--from", "earliest", "--count", "1", "--name", "laptop", "--positions", _org.PathOf("p.db"), "--json"];
        await Shell.RunAsync(args);
        Assert.DoesNotContain("\"gap\"", Shell.Out, StringComparison.Ordinal);
        _org.Org.Faults.Refuse(RequestKind.Subscribe, $"400::The replayId {{{id}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.");
        await Shell.RunAsync(args);
        Assert.Contains("\"gap\":{\"cause\":\"InvalidReplayId\"", Shell.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"tse: warning: events may be missing from /topic/Accounts: the org does not recognize the replay id {id}, because it is older than the retention period or does not belong to this org. "
            + $"The output continues with the earliest event that the org still keeps, which has replay id {id}.\n",
            Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required argument 'CHANNEL' missing for command: 'listen'.")]
    [InlineData("--count: '0' is not a valid number", "/topic/A", "--count", "0")]
    [InlineData("--count: 'x' is not a valid number", "/topic/A", "--count", "x")]
    [InlineData("--from: 'yesterday' is not a valid start position", "/topic/A", "--from", "yesterday")]
    [InlineData("--from: a replay id belongs to one channel", "/topic/A", "/topic/B", "--from", "17")]
    [InlineData("--transport: 'grpc' is not a valid transport", "/topic/A", "--transport", "grpc")]
    [InlineData("--name is empty", "/topic/A", "--name", " ")]
    [InlineData("--positions has no effect without --name", "/topic/A", "--positions", "p.db")]
    [InlineData("--positions: the parent folder of '/nowhere/p.db' does not exist", "/topic/A", "--name", "x", "--positions", "/nowhere/p.db")]
    [InlineData("'topic/A' is not a valid channel: the channel must start with '/'", "topic/A")]
    [InlineData("'/topic/*' is not a valid channel: Salesforce has no wildcard channels", "/topic/*")]
    public async Task Wrong_input_gets_one_line(string expected, params string[] args)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["listen", .. args]));
        Assert.Empty(Shell.Out);
        var line = Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => !line.StartsWith("tse: note", StringComparison.Ordinal));
        Assert.StartsWith("tse: " + expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain("tse: note", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_the_org_refuses_names_the_starts_of_the_command()
    {
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("listen", "/topic/Accounts", "--from", "99999"));
        Assert.EndsWith(" Use --from earliest or --from latest; if you use --name, also remove the position with 'tse positions reset'.\n", Shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("OnInvalidReplay", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_is_a_failure()
    {
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("listen", "/topic/Missing"));
        Assert.EndsWith(" Run 'tse doctor --channel /topic/Missing' to find the reason. This command also finds a channel whose name differs only in case.\n", Shell.Err, StringComparison.Ordinal);
        Assert.Equal(0, _org.Org.SessionCount);
    }

    private List<string> Names() =>
        [.. Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split("\"Name\":\"")[1].Split('"')[0])];

    private ValueTask<long> AlertAsync(string payload) =>
        _org.Org.PublishRawAsync("/u/Alerts", id => $$$"""{"event":{"replayId":{{{id}}}},"payload":{{{payload}}}}""", TestContext.Current.CancellationToken);
}
