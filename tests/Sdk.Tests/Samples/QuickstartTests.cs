namespace TypedStreaming.Tests.Samples;

/// <summary>Runs the Quickstart as a user does, as a separate process.</summary>
public sealed class QuickstartTests
{
    private const int Limit = 60_000;

    [Fact(Timeout = Limit)]
    public async Task The_quickstart_survives_a_lost_session_and_loses_nothing()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart");

        Assert.Equal("received 44 events on 2 channels, 1 session loss, 0 lost, 0 duplicates", SampleProcess.LastLine(output));
        Assert.Equal(0, exitCode);
    }

    [Fact(Timeout = Limit)]
    public async Task The_quickstart_notices_an_event_that_the_org_withholds()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart", "--withhold");

        Assert.Equal("received 43 events on 2 channels, 1 session loss, 1 lost, 0 duplicates", SampleProcess.LastLine(output));
        Assert.Equal(1, exitCode);
    }

    [Theory(Timeout = Limit)]
    [InlineData("--watch")]
    [InlineData("--withhold")]
    public async Task What_a_real_org_cannot_do_gets_the_usage(string option)
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart", "--channel", "/topic/AccountUpdates", option);

        Assert.Equal(2, exitCode);
        Assert.Contains("Usage", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task An_unknown_option_gets_the_usage()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart", "--what");

        Assert.Equal(2, exitCode);
        Assert.Contains("--watch", output, StringComparison.Ordinal);
    }
}
