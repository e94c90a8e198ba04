using System.CommandLine;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Running;

public sealed class ToolRunTests
{
    private readonly TestShell _shell = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    public async Task Help_and_version_go_to_the_output(string option)
    {
        Assert.Equal(ExitCodes.Success, await _shell.RunAsync(option));
        Assert.NotEmpty(_shell.Out);
        Assert.Empty(_shell.Err);
    }

    [Theory]
    [InlineData("liste")]
    [InlineData("[red]\u001b]0;title\u0007")]
    public async Task A_wrong_word_gets_one_line_and_exit_code_2(string word)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await _shell.RunAsync(word));
        Assert.Empty(_shell.Out);
        Assert.Equal($"tse: Unrecognized command or argument '{TerminalText.Of(word)}'. Run 'tse --help' to see the options.\n", _shell.Err);
    }

    [Theory]
    [InlineData("Unknown option '--bad'. Run 'tse --help' to see the options.", "--bad")]
    [InlineData("Unknown option '--form'. Did you mean --from? Run 'tse listen --help' to see the options.", "listen", "/u/Alerts", "--form", "earliest")]
    [InlineData("Unknown option '--form'. Did you mean --from? Run 'tse listen --help' to see the options.", "listen", "--form=earliest")]
    [InlineData("Unknown option '--cuontt'. Did you mean --count? Run 'tse listen --help' to see the options.", "listen", "/u/Alerts", "--cuontt", "1")]
    [InlineData("Unknown option '--jsn'. Did you mean --json? Run 'tse publish --help' to see the options.", "publish", "Low_Ink__e", "--jsn")]
    [InlineData("Unknown option '--chanel'. Did you mean --channel? Run 'tse doctor --help' to see the options.", "doctor", "--chanel", "/u/Alerts")]
    [InlineData("Unknown option '--aply'. Did you mean --apply? Run 'tse topics delete --help' to see the options.", "topics", "delete", "Old", "--aply")]
    [InlineData("Unknown option '--pasword'. Run 'tse listen --help' to see the options.", "listen", "/u/Alerts", "--pasword=hunter2")]
    [InlineData("'--form' is not a valid channel: the channel must start with '/'", "listen", "--access-token-file", "-", "--instance-url", "http://127.0.0.1:9", "--", "--form")]
    public async Task An_unknown_option_is_named(string expected, params string[] args)
    {
        _shell.Type("token");
        Assert.Equal(ExitCodes.CouldNotRun, await _shell.RunAsync(args));
        Assert.Empty(_shell.Out);
        Assert.StartsWith($"tse: {expected}", _shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", _shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_line_names_the_commands()
    {
        Assert.Equal(ExitCodes.CouldNotRun, await _shell.RunAsync());
        Assert.StartsWith("tse: No command was specified. Use one of listen", _shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.CouldNotRun)]
    [InlineData(ExitCodes.Failure)]
    public async Task An_error_of_a_command_is_one_line_with_its_exit_code(int exitCode)
    {
        Assert.Equal(exitCode, await RunAsync(() => throw new ToolException("The file is missing.\nWrite another name.", exitCode)));
        Assert.Equal("tse: The file is missing. Write another name.\n", _shell.Err);
    }

    [Fact]
    public async Task Closed_output_ends_quietly()
    {
        Assert.Equal(ExitCodes.Success, await RunAsync(() => throw new ClosedOutputException(new IOException())));
        Assert.Empty(_shell.Err);
    }

    [Fact]
    public async Task A_cancelled_command_ends_with_130()
    {
        using var end = new CancellationTokenSource();
        Assert.Equal(ExitCodes.Interrupted, await RunAsync(
            () =>
            {
                end.Cancel();
                end.Token.ThrowIfCancellationRequested();
            },
            end.Token));
    }

    [Fact]
    public Task A_defect_is_not_hidden() =>
        Assert.ThrowsAsync<NotSupportedException>(() => RunAsync(static () => throw new NotSupportedException()));

    private Task<int> RunAsync(Action act, CancellationToken cancellationToken = default)
    {
        var command = new Command("act");
        command.SetAction((_, _) =>
        {
            act();
            return Task.CompletedTask;
        });
        return ToolRun.RunAsync(["act"], _shell, _ => [command], cancellationToken);
    }
}
