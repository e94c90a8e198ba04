using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Processes;

/// <summary>The real process, with standard streams that are closed, that cannot be written, or whose terminal is closed.</summary>
public sealed class StandardStreamTests : IAsyncLifetime
{
    private const string Full = "2>/dev/full";
    private const string Closed = "2>&-";
    private const string ReadOnly = "2</dev/null";

    private OrgShell _org = null!;

    private string[] NamedListen => ["listen", "/topic/Accounts", "--from", "earliest", "--name", "laptop", "--positions", _org.PathOf("p.db")];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test redirects streams with a Unix shell.");
        _org = await OrgShell.StartAsync();
    }

    public ValueTask DisposeAsync() => _org?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(Full, ExitCodes.CouldNotRun, "listen", "--zzz")]
    [InlineData(Closed, ExitCodes.CouldNotRun, "listen", "--zzz")]
    [InlineData(ReadOnly, ExitCodes.CouldNotRun, "listen", "--zzz")]
    [InlineData(Full, ExitCodes.CouldNotRun, "simulate", "--port", "70000")]
    [InlineData(Closed, ExitCodes.CouldNotRun, "simulate", "--port", "70000")]
    [InlineData(Full, ExitCodes.Failure, "listen", "/topic/Missing", "--count", "1")]
    [InlineData(Full, ExitCodes.Failure, "publish", "Nope__e", "{}")]
    [InlineData(Closed, ExitCodes.Failure, "publish", "Nope__e", "{}")]
    [InlineData(Full, ExitCodes.Success, "publish", "Low_Ink__e", "[{},{}]")]
    public async Task The_exit_code_does_not_depend_on_the_standard_error(string redirection, int exitCode, params string[] args)
    {
        SkipWithoutFullDevice(redirection);
        await using var tool = ToolProcess.Redirected(_org, redirection, args);
        Assert.Equal(exitCode, await tool.ExitCodeAsync());
    }

    [Theory]
    [InlineData(Full)]
    [InlineData(Closed)]
    [InlineData(ReadOnly)]
    public async Task Events_are_written_and_acknowledged_whatever_the_standard_error_does(string redirection)
    {
        SkipWithoutFullDevice(redirection);
        await _org.PublishAsync("Acme 1");
        await _org.PublishAsync("Acme 2");
        await using var tool = ToolProcess.Redirected(_org, redirection, [.. NamedListen, "--count", "1"]);
        Assert.Equal(ExitCodes.Success, await tool.ExitCodeAsync());
        Assert.Contains("Acme 1", Assert.Single(tool.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        await AssertNextAsync("Acme 2");
    }

    [Fact]
    public async Task A_signal_ends_it_while_nobody_reads_its_messages()
    {
        await using var tool = ToolProcess.WithStalledErrors(_org, "simulate", "--json");
        await tool.Output.WaitForAsync("}\n"); // The note on the standard error follows, and cannot be written.
        await tool.SignalAsync("TERM");
        Assert.Equal(ExitCodes.Terminated, await tool.ExitCodeAsync());
    }

    [Fact]
    public async Task A_closed_terminal_ends_it_with_the_position_kept_and_the_session_closed()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        await _org.PublishAsync("Acme 1");
        await using var tool = ToolProcess.InClosingTerminal(_org, NamedListen);
        await tool.Output.WaitForAsync("events 1");
        tool.CloseTerminal();
        await tool.Error.WaitForAsync("exit ");
        Assert.Equal($"exit {ExitCodes.HungUp}\n", tool.Error.ToString());
        await _org.PublishAsync("Acme 2");
        await AssertNextAsync("Acme 2");
    }

    [Fact]
    public async Task A_closed_terminal_ends_a_batch_with_its_progress()
    {
        Assert.SkipUnless(ToolProcess.HasTerminals, "The test opens a pseudo-terminal with the program script of util-linux.");
        _org.Org.Faults.Delay(RequestKind.Publish, TimeSpan.FromSeconds(50));
        await using var tool = ToolProcess.InClosingTerminal(_org, "publish", "Low_Ink__e", "@" + _org.Write("many.json", string.Concat(Enumerable.Repeat("{}\n", 100))));
        await _org.Org.Exchanges.WaitForAsync(RequestKind.Publish, 1, TestContext.Current.CancellationToken);
        await tool.Output.WaitForAsync("%");
        tool.CloseTerminal();
        await tool.Error.WaitForAsync("exit ");
        Assert.Equal($"exit {ExitCodes.HungUp}\n", tool.Error.ToString());
    }

    [Theory]
    [InlineData("tse: the standard output cannot be written: it is closed\n", "--help")]
    [InlineData("tse: All events were published, but not all results could be shown: the standard output cannot be written: it is closed. Do not repeat the command, because it would publish the events again.\n", "publish", "Low_Ink__e", "{}")]
    public async Task A_closed_output_is_named(string message, params string[] args)
    {
        await using var tool = ToolProcess.Redirected(_org, ">&-", args);
        Assert.Equal(ExitCodes.Failure, await tool.ExitCodeAsync());
        Assert.Equal(message, tool.Error.ToString());
    }

    [Theory]
    [InlineData("<&-", ExitCodes.CouldNotRun, "tse: the standard input contains no event. Use one object per line, such as {\"Printer_Model__c\":\"XZO-5\"}.\n")]
    [InlineData("0>/dev/null", ExitCodes.CouldNotRun, "tse: the standard input cannot be read. Pipe JSON into the command, or specify @FILE.\n")]
    [InlineData("</", ExitCodes.CouldNotRun, "tse: the standard input cannot be read. Pipe JSON into the command, or specify @FILE.\n")]
    public async Task An_input_that_cannot_be_read_is_named(string redirection, int exitCode, string message)
    {
        await using var tool = ToolProcess.Redirected(_org, redirection, "publish", "Low_Ink__e");
        Assert.Equal(exitCode, await tool.ExitCodeAsync());
        Assert.Equal(message, tool.Error.ToString());
    }

    private static void SkipWithoutFullDevice(string redirection) =>
        Assert.SkipUnless(redirection != Full || File.Exists("/dev/full"), "The test writes to the device /dev/full of Linux.");

    private async Task AssertNextAsync(string name)
    {
        Assert.Equal(0, _org.Org.SessionCount);
        await _org.Shell.RunAsync([.. NamedListen, "--count", "1"]);
        Assert.Contains(name, _org.Shell.Out, StringComparison.Ordinal);
    }
}
