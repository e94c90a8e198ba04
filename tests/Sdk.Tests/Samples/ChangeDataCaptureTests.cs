namespace TypedStreaming.Tests.Samples;

public sealed class ChangeDataCaptureTests
{
    private const int Limit = 60_000;

    [Fact(Timeout = Limit)]
    public async Task The_copy_is_true_at_the_end()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("ChangeDataCapture");

        Assert.Equal("11 change events, 4 gaps, copy is up to date", SampleProcess.LastLine(output));
        Assert.Equal(0, exitCode);
    }

    /// <summary>The negative control of the test above: the comparison notices the changes that gap events would have reported.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_copy_that_ignores_gaps_is_not()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("ChangeDataCapture", "--ignore-gaps");

        Assert.Equal("11 change events, 4 gaps, copy differs", SampleProcess.LastLine(output));
        Assert.Equal(1, exitCode);
    }

    [Fact(Timeout = Limit)]
    public async Task An_unknown_option_gets_the_usage()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("ChangeDataCapture", "--what");

        Assert.Equal(2, exitCode);
        Assert.Contains("--ignore-gaps", output, StringComparison.Ordinal);
    }
}
