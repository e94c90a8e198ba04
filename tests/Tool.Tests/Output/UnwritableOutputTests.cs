using TypedStreaming.Sqlite;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;
using TypedStreaming.Tool.Tests.Generate;

namespace TypedStreaming.Tool.Tests.Output;

/// <summary>All commands with an output that is closed or full: the command finishes its work, the exit code shows the result, and a lost result is reported in one line.</summary>
public sealed class UnwritableOutputTests : IAsyncLifetime
{
    private const string Full = "the standard output cannot be written: No space left on device";
    private const string Closed = "The reader of the output closed the pipe";

    private const string Unseen = "Nothing was changed, because the plan could not be shown: " + Full + ". Run the command again, and make sure that its output is read to the end.";

    private OrgShell _org = null!;

    private TestShell Shell => _org.Shell;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _org = await DescribedOrg.StartAsync();
        Shell["TSE_POSITIONS"] = _org.PathOf("p.db");
        await using var cursor = await new SqliteReplayStore(_org.PathOf("p.db")).OpenAsync(new ReplayKey("00DKx0000000001MAA", "/u/Alerts", "default"), Token);
        await cursor.SaveAsync(new ReplayPosition { ReplayId = 1, At = DateTimeOffset.UnixEpoch }, Token);
        await _org.PublishAsync("Acme");
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(ExitCodes.Failure, Full, "--help")]
    [InlineData(ExitCodes.Failure, Full, "listen", "/topic/Accounts", "--from", "earliest", "--count", "1")]
    [InlineData(ExitCodes.Failure, "No step failed, but not all results could be shown: " + Full + ".", "doctor")]
    [InlineData(ExitCodes.Failure, "No step failed, but not all results could be shown: " + Full + ".", "doctor", "--json")]
    [InlineData(ExitCodes.Failure, "1 step failed, but not all results could be shown: " + Full + ".", "doctor", "--channel", "/topic/Missing")]
    [InlineData(ExitCodes.Failure, "All events were published, but not all results could be shown: " + Full + ". Do not repeat the command, because it would publish the events again.", "publish", "Low_Ink__e", "{}")]
    [InlineData(ExitCodes.Failure, "All events were published, but not all results could be shown: " + Full + ". Do not repeat the command, because it would publish the events again.", "publish", "Low_Ink__e", "{}", "--json")]
    [InlineData(ExitCodes.Failure, Full, "generate", "--event", "Low_Ink__e")]
    [InlineData(ExitCodes.Failure, Full, "positions", "list")]
    [InlineData(ExitCodes.Failure, Full, "positions", "list", "--json")]
    [InlineData(ExitCodes.Failure, "The position was changed (/u/Alerts  default  1 -> 7), but this could not be shown: " + Full + ".", "positions", "set", "/u/Alerts", "7")]
    [InlineData(ExitCodes.Failure, "The position was changed (/u/Alerts  default  1 -> none), but this could not be shown: " + Full + ".", "positions", "reset", "/u/Alerts", "--json")]
    [InlineData(ExitCodes.Failure, Full, "topics", "list")]
    [InlineData(ExitCodes.Failure, Full, "topics", "list", "--json")]
    [InlineData(ExitCodes.Failure, Unseen, "topics", "update", "OpenOrders", "--query", DescribedOrg.Query)]
    [InlineData(ExitCodes.Failure, Unseen, "topics", "update", "OpenOrders", "--query", DescribedOrg.Query, "--check")]
    [InlineData(ExitCodes.Failure, Unseen, "topics", "update", "OpenOrders", "--query", DescribedOrg.Query, "--apply")]
    [InlineData(ExitCodes.Failure, Unseen, "topics", "update", "OpenOrders", "--query", "SELECT Name FROM Order__c", "--apply")]
    [InlineData(ExitCodes.Failure, Unseen, "topics", "delete", "OpenOrders", "--apply")]
    [InlineData(ExitCodes.Failure, Full, "simulate")]
    public async Task A_full_disk_is_a_failure_with_one_line(int exitCode, string expected, params string[] args)
    {
        Shell.OutputInstead = new ClosingStream(Stream.Null, 0, static () => new IOException(Full));
        Assert.Equal(exitCode, await Shell.RunAsync(args));
        Assert.Equal($"tse: {expected}", Assert.Single(Errors()));
    }

    [Theory]
    [InlineData(ExitCodes.Success, "", "--help")]
    [InlineData(ExitCodes.Success, "", "listen", "/topic/Accounts", "--from", "earliest", "--count", "1")]
    [InlineData(ExitCodes.Success, "", "doctor")]
    [InlineData(ExitCodes.Failure, "", "doctor", "--channel", "/topic/Missing")]
    [InlineData(ExitCodes.Failure, "", "doctor", "--channel", "/topic/Missing", "--json")]
    [InlineData(ExitCodes.Success, "note: All events were published, but not all results could be shown: " + Closed + ". Do not repeat the command, because it would publish the events again.", "publish", "Low_Ink__e", "{}")]
    [InlineData(ExitCodes.Success, "note: All events were published, but not all results could be shown: " + Closed + ". Do not repeat the command, because it would publish the events again.", "publish", "Low_Ink__e", "{}", "--json")]
    [InlineData(ExitCodes.Success, "", "generate", "--event", "Low_Ink__e")]
    [InlineData(ExitCodes.Success, "", "positions", "list")]
    [InlineData(ExitCodes.Success, "", "positions", "set", "/u/Alerts", "7")]
    [InlineData(ExitCodes.Success, "", "topics", "list")]
    [InlineData(ExitCodes.Success, "", "topics", "update", "OpenOrders", "--query", DescribedOrg.Query, "--apply")]
    [InlineData(ExitCodes.Success, "", "topics", "update", "OpenOrders", "--query", DescribedOrg.Query, "--check")]
    [InlineData(ExitCodes.Success, "", "simulate")]
    public async Task A_reader_that_has_enough_is_not_a_failure_unless_the_command_has_failed(int exitCode, string expected, params string[] args)
    {
        Shell.OutputInstead = ClosingStream.Pipe(Stream.Null, 0);
        Assert.Equal(exitCode, await Shell.RunAsync(args));
        Assert.Equal(expected.Length == 0 ? [] : [$"tse: {expected}"], Errors());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_are_written_whatever_the_output_does(bool isFull)
    {
        var folder = _org.PathOf("Acme");
        Shell.OutputInstead = isFull ? new ClosingStream(Stream.Null, 0, static () => new IOException(Full)) : ClosingStream.Pipe(Stream.Null, 0);
        Assert.Equal(isFull ? ExitCodes.Failure : ExitCodes.Success, await Shell.RunAsync("generate", "--event", "Low_Ink__e", "--output", folder));
        Assert.True(File.Exists(Path.Combine(folder, "LowInk.cs")));
        Assert.Equal(isFull ? [$"tse: All files were written, but their names could not be shown: {Full}."] : [], Errors());
    }

    // The note at the start of 'tse listen' does not concern the output.
    private List<string> Errors() =>
        [.. Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line != "tse: note: each delivered event counts against the org's daily allocation of deliveries.")];
}
