namespace TypedStreaming.Tests.Samples;

/// <summary>Runs the sample twice, as a user does.</summary>
public sealed class ResumeAfterRestartTests : IDisposable
{
    private const int Limit = 60_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("resume-");

    [Fact(Timeout = Limit)]
    public async Task The_second_run_goes_on_behind_the_last_event_of_the_first()
    {
        var (firstExit, first) = await RunAsync();
        var (secondExit, second) = await RunAsync();

        Assert.Equal((1, 0), (firstExit, secondExit));
        Assert.Equal([1, 2, 3, 4, 5], OrdersIn(first));
        Assert.Contains("resuming after replay id 105", second, StringComparison.Ordinal);
        Assert.Equal([6, 7, 8, 9, 10], OrdersIn(second));
        Assert.Contains("processed 5 orders; all 10 are processed now", second, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task With_its_position_forgotten_the_second_run_starts_at_the_first_event()
    {
        await RunAsync();
        var (exit, second) = await RunAsync("--reset");

        Assert.Equal(1, exit);
        Assert.DoesNotContain("resuming", second, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4, 5], OrdersIn(second));
    }

    [Fact(Timeout = Limit)]
    public async Task A_third_run_finds_everything_done()
    {
        await RunAsync();
        await RunAsync();
        var (exit, third) = await RunAsync();

        Assert.Equal(0, exit);
        Assert.Empty(OrdersIn(third));
        Assert.Contains("processed 0 orders; all 10 are processed now", third, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData("--fiel")]
    [InlineData("--file")]
    public async Task What_is_not_understood_gets_the_usage(string option)
    {
        var (exit, output) = await SampleProcess.RunAsync("ResumeAfterRestart", option);

        Assert.Equal(2, exit);
        Assert.Contains("--reset", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_file_that_is_no_store_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "positions.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        var (exit, output) = await RunAsync();

        Assert.Equal(1, exit);
        Assert.Contains("the file is not a SQLite file", SampleProcess.LastLine(output), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) =>
        SampleProcess.RunAsync("ResumeAfterRestart", [.. arguments, "--file", Path.Combine(_folder.FullName, "positions.db")]);

    private static IEnumerable<int> OrdersIn(string output) =>
        from line in output.Split('\n')
        where line.StartsWith('#')
        select int.Parse(line.Split("order ")[1].Split(':')[0]);
}
