using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Processes;

/// <summary>The real process: what depends on pipes, signals and terminals.</summary>
public sealed class ToolProcessTests : IAsyncLifetime
{
    private OrgShell _org = null!;

    private string[] NamedListen => ["listen", "/topic/Accounts", "--from", "earliest", "--name", "laptop", "--positions", _org.PathOf("p.db")];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test sends Unix signals.");
        _org = await OrgShell.StartAsync();
    }

    public ValueTask DisposeAsync() => _org?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_line_that_nobody_received_is_not_acknowledged()
    {
        await _org.PublishAsync("Acme 1");
        await using var tool = ToolProcess.Piped(_org, NamedListen);
        await tool.Output.WaitForAsync("Acme 1");
        await tool.CloseOutputAsync();
        await _org.PublishAsync("Acme 2");
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        Assert.DoesNotContain("tse: w", tool.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xception", tool.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("reconnects", tool.Error.ToString(), StringComparison.Ordinal);
        await _org.PublishAsync("Acme 3"); // So that the next call does not wait if the lost line was acknowledged.
        await _org.Shell.RunAsync([.. NamedListen, "--count", "1"]);
        Assert.Contains("Acme 2", _org.Shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", ExitCodes.Interrupted)]
    [InlineData("TERM", ExitCodes.Terminated)]
    [InlineData("HUP", ExitCodes.HungUp)]
    public async Task A_signal_ends_it_with_the_position_kept_and_the_session_closed(string signal, int exitCode)
    {
        await _org.PublishAsync("Acme 1");
        await using var tool = ToolProcess.Piped(_org, NamedListen);
        await tool.Output.WaitForAsync("Acme 1");
        await tool.SignalAsync(signal);
        Assert.Equal(exitCode, await tool.ExitCodeAsync());
        Assert.Equal(0, _org.Org.SessionCount);
        await _org.PublishAsync("Acme 2");
        await _org.Shell.RunAsync([.. NamedListen, "--count", "1"]);
        Assert.Contains("Acme 2", _org.Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_it_while_nobody_reads_a_full_pipe()
    {
        const int MoreThanAPipe = 200_000;
        await _org.PublishAsync(new string('x', MoreThanAPipe));
        await using var tool = ToolProcess.WithStalledOutput(_org, NamedListen);
        await _org.Org.Exchanges.WaitForAsync(RequestKind.Connect, 2, TestContext.Current.CancellationToken);
        await using var pipe = new FileStream(_org.PathOf("pipe"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await pipe.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken); // The tool is writing the event, and cannot finish.
        await tool.SignalAsync("TERM");
        Assert.Equal(ExitCodes.Terminated, await tool.ExitCodeAsync());
        Assert.Contains("the pipe is full, because the program at its other end does not read", tool.Error.ToString(), StringComparison.Ordinal);
        await _org.Shell.RunAsync([.. NamedListen, "--count", "1"]);
        Assert.Contains("xxx", _org.Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_without_free_space_is_named()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "The test writes to the device /dev/full of Linux.");
        await using var tool = ToolProcess.WithFullOutput(_org, "publish", "Low_Ink__e", "{}");
        Assert.Equal(ExitCodes.Failure, await tool.ExitCodeAsync());
        Assert.Equal(
            "tse: All events were published, but not all results could be shown: the standard output cannot be written: No space left on device. Do not repeat the command, because it would publish the events again.\n",
            tool.Error.ToString());
    }

    [Fact]
    public async Task A_pipe_that_is_closed_before_the_first_line_is_named()
    {
        await using var tool = ToolProcess.WithClosedOutput(_org, "publish", "Low_Ink__e", "[{},{}]", "--json");
        Assert.Equal(ExitCodes.Failure, await tool.ExitCodeAsync());
        Assert.Equal(
            "tse: Not all results could be shown: The reader of the output closed the pipe. Event 1 of 2 was published, although the output does not show this. The events from number 2 on were not sent: to publish them, use --skip 1.\n",
            tool.Error.ToString());
    }

    [Fact]
    public async Task In_a_terminal_a_secret_is_typed_without_echo_and_the_status_is_shown()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        await _org.PublishAsync("Acme 1");
        await using var tool = ToolProcess.InTerminal(_org, new Dictionary<string, string>(StringComparer.Ordinal), "listen", "/topic/Accounts", "--from", "earliest", "--count", "1", "--flow", "access-token");
        await tool.Output.WaitForAsync("(not shown): ");
        var token = _org.Org.IssueAccessToken();
        await tool.TypeAsync(token + "\r");
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        Assert.DoesNotContain(token, tool.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("reconnects 0", tool.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Acme 1", tool.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_terminal_ctrl_c_ends_a_prompt()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        await using var tool = ToolProcess.InTerminal(_org, new Dictionary<string, string>(StringComparer.Ordinal), "listen", "/topic/Accounts", "--flow", "access-token");
        await tool.Output.WaitForAsync("(not shown): ");
        await tool.TypeAsync("\u0003");
        Assert.Equal(ExitCodes.Interrupted, await tool.ExitCodeAsync());
    }

    [Fact]
    public async Task Over_the_pub_sub_api_a_line_that_nobody_received_is_not_acknowledged()
    {
        string[] listen = ["listen", "/event/Low_Ink__e", "--transport", "pubsub", "--pubsub-endpoint", await PubSubAsync(), "--from", "earliest", "--name", "laptop", "--positions", _org.PathOf("p.db")];
        await PublishInkAsync("P1");
        await using var tool = ToolProcess.Piped(_org, listen);
        await tool.Output.WaitForAsync("P1");
        await tool.CloseOutputAsync();
        await PublishInkAsync("P2");
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        Assert.DoesNotContain("tse: w", tool.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xception", tool.Error.ToString(), StringComparison.Ordinal);
        await PublishInkAsync("P3"); // So that the next call does not wait if the lost line was acknowledged.
        await _org.Shell.RunAsync([.. listen, "--count", "1"]);
        Assert.Contains("P2", _org.Shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", ExitCodes.Interrupted)]
    [InlineData("TERM", ExitCodes.Terminated)]
    public async Task Over_the_pub_sub_api_a_signal_ends_it_with_the_position_kept(string signal, int exitCode)
    {
        string[] listen = ["listen", "/event/Low_Ink__e", "--transport", "pubsub", "--pubsub-endpoint", await PubSubAsync(), "--from", "earliest", "--name", "laptop", "--positions", _org.PathOf("p.db")];
        await PublishInkAsync("P1");
        await using var tool = ToolProcess.Piped(_org, listen);
        await tool.Output.WaitForAsync("P1");
        await tool.SignalAsync(signal);
        Assert.Equal(exitCode, await tool.ExitCodeAsync());
        await PublishInkAsync("P2");
        await _org.Shell.RunAsync([.. listen, "--count", "1"]);
        Assert.Contains("P2", _org.Shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("P1", _org.Shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_the_pub_sub_api_ctrl_c_in_a_terminal_ends_it_after_the_status_was_shown()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        var endpoint = await PubSubAsync();
        await PublishInkAsync("P1");
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken() };
        await using var tool = ToolProcess.InTerminal(_org, variables, "listen", "/event/Low_Ink__e", "--transport", "pubsub", "--pubsub-endpoint", endpoint, "--from", "earliest");
        await tool.Output.WaitForAsync("P1");
        await tool.Output.WaitForAsync("events 1");
        await tool.TypeAsync("\u0003");
        Assert.Equal(ExitCodes.Interrupted, await tool.ExitCodeAsync());
        Assert.Contains("reconnects 0", tool.Output.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> PubSubAsync() => (await _org.Org.StartPubSubAsync(cancellationToken: TestContext.Current.CancellationToken)).Url.ToString();

    private async Task PublishInkAsync(string printer) =>
        await _org.Org.PublishPlatformEventAsync("/event/Low_Ink__e", new { Printer__c = printer }, cancellationToken: TestContext.Current.CancellationToken);
}
