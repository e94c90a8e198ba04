using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>An output that is closed while <c>tse topics</c> writes: it never decides what is changed half-way.</summary>
public sealed class TopicsOutputTests : IAsyncLifetime
{
    private const string Query = "SELECT Id, Name FROM Account";

    private static readonly string[] Delete = ["topics", "delete", "A", "B", "C"];

    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    private int Changes => _org.Org.Exchanges.Count(RequestKind.TopicChanges);

    public async ValueTask InitializeAsync()
    {
        _org = await OrgShell.StartAsync();
        foreach (var name in new[] { "A", "B", "C" }) _org.Org.AddPushTopic(new PushTopicDraft(name, Query));
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Changes_that_have_begun_are_continued(int lines)
    {
        CloseAfter(lines);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync([.. Delete, "--apply"]));
        Assert.Equal(3, Changes);
        Assert.Equal("tse: note: Not all results could be shown: The reader of the output closed the pipe. 3 of 3 changes were made. Run the same command without --apply to see the remaining changes.\n", Shell.Err);
    }

    [Fact]
    public async Task The_exit_code_tells_the_results_that_nobody_reads()
    {
        CloseAfter(3);
        _org.Org.Faults.AnswerHttp(RequestKind.TopicChanges, 400, """[{"errorCode":"INVALID_FIELD","message":"no"}]""");
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync([.. Delete, "--apply"]));
        Assert.Contains("2 of 3 changes were made.", Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_output_that_is_closed_before_the_changes_prevents_them(int lines)
    {
        CloseAfter(lines);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync([.. Delete, "--apply"]));
        Assert.Equal(0, Changes);
        Assert.Equal("tse: Nothing was changed, because the plan could not be shown: The reader of the output closed the pipe. Run the command again, and make sure that its output is read to the end.\n", Shell.Err);
    }

    [Fact]
    public async Task A_closed_output_does_not_change_what_a_check_says()
    {
        CloseAfter(0);
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync([.. Delete, "--check"]));
        CloseAfter(0);
        Assert.Equal(ExitCodes.Success, await Shell.RunAsync(Delete));
    }

    [Fact]
    public async Task A_full_disk_is_a_failure()
    {
        Shell.OutputInstead = new ClosingStream(Shell.Output, 3, static () => new IOException("No space left on device"));
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync([.. Delete, "--apply"]));
        Assert.Equal(3, Changes);
        Assert.Contains("No space left on device", Shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ctrl_c_reports_the_change_in_flight_and_the_changes_that_were_not_sent(bool isJson)
    {
        using var end = new CancellationTokenSource();
        _org.Org.Faults.Delay(RequestKind.TopicChanges, TimeSpan.Zero);
        _org.Org.Faults.Delay(RequestKind.TopicChanges, TimeSpan.FromDays(1));
        var running = Shell.RunAsync(end.Token, [.. Delete, "--apply", .. isJson ? (string[])["--json"] : []]);
        await _org.Org.Exchanges.WaitForAsync(RequestKind.TopicChanges, 2, TestContext.Current.CancellationToken);
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, await running);
        Assert.Equal("tse: The command was interrupted. 1 of 3 changes were made. The change of B may or may not have been made. Run the same command without --apply to see the remaining changes.\n", Shell.Err);
        var lines = Shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^3..];
        Assert.StartsWith(isJson ? "{\"result\":\"applied\",\"action\":\"delete\",\"name\":\"A\"" : "done       delete A", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(isJson ? "{\"result\":\"unknown\",\"action\":\"delete\",\"name\":\"B\"" : "unknown    delete B: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(isJson ? "{\"result\":\"notSent\",\"action\":\"delete\",\"name\":\"C\"" : "not sent   delete C: ", lines[2], StringComparison.Ordinal);
    }

    private void CloseAfter(int lines)
    {
        Shell.OutputInstead = null;
        Shell.OutputInstead = ClosingStream.Pipe(Shell.Output, lines);
    }
}
