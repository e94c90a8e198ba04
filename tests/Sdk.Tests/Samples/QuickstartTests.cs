namespace TypedStreaming.Tests.Samples;

/// <summary>Runs the Quickstart as a user does, as a separate process.</summary>
public sealed class QuickstartTests
{
    private const int Limit = 60_000;

    [Fact(Timeout = Limit)]
    public async Task The_quickstart_survives_a_lost_session_and_loses_nothing()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart");

        var lines = SampleProcess.Lines(output);
        Assert.Equal("received 44 events on 2 channels, 1 session loss, 0 lost, 0 duplicates", lines[^2]);
        Assert.StartsWith("Next: ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        AssertColumnsAreNamed(lines);
        AssertLinesAreInOrder(lines);
    }

    [Fact(Timeout = Limit)]
    public async Task The_quickstart_prints_the_same_table_over_the_pub_sub_api()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart", "--transport", "pubsub");

        var lines = SampleProcess.Lines(output);
        Assert.Equal("received 44 events on 2 channels, 1 connection loss, 0 lost, 0 duplicates", lines[^2]);
        Assert.Equal(0, exitCode);
        Assert.Contains(lines, static line => line.Contains("/data/AccountChangeEvent", StringComparison.Ordinal) && line.Contains("Create   Acme Widgets        Bronze", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("/event/Dock_Alert__e", StringComparison.Ordinal));
        AssertColumnsAreNamed(lines);
        AssertLinesAreInOrder(lines);
    }

    [Theory(Timeout = Limit)]
    [InlineData("cometd", "session")]
    [InlineData("pubsub", "connection")]
    public async Task The_quickstart_notices_an_event_that_the_org_withholds(string transport, string link)
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart", "--transport", transport, "--withhold");

        Assert.Equal($"received 43 events on 2 channels, 1 {link} loss, 1 lost, 0 duplicates", SampleProcess.LastLine(output));
        Assert.Equal(1, exitCode);
    }

    [Theory(Timeout = Limit)]
    [InlineData("--transport: 'grpc' is not a transport. Use cometd or pubsub.", "--transport", "grpc")]
    [InlineData("--transport needs a value: use cometd or pubsub.", "--transport")]
    [InlineData("Unknown option '--what'. Use one of --watch, --withhold, --transport and --channel.", "--what")]
    [InlineData("--watch is only for the local org, so it cannot be used with --channel.", "--channel", "/topic/AccountUpdates", "--watch")]
    [InlineData("--withhold is only for the local org, so it cannot be used with --channel.", "--channel", "/topic/AccountUpdates", "--withhold")]
    [InlineData("--channel: the Pub/Sub API has no channel '/topic/X', only platform events (/event/...) and change events (/data/...). Use --transport cometd.", "--transport", "pubsub", "--channel", "/topic/X")]
    public async Task Wrong_arguments_get_a_message_and_the_usage(string problem, params string[] args)
    {
        var (exitCode, output) = await SampleProcess.RunAsync("Quickstart", args);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(problem, output, StringComparison.Ordinal);
        Assert.Contains("Usage: dotnet run", output, StringComparison.Ordinal);
    }

    private static void AssertColumnsAreNamed(string[] lines)
    {
        var first = lines.First(IsEvent);
        Assert.Equal(lines[1].IndexOf("channel", StringComparison.Ordinal), first.IndexOf('/', StringComparison.Ordinal));
        Assert.Equal(lines[1].IndexOf("replay", StringComparison.Ordinal), first.IndexOf('#', StringComparison.Ordinal));
    }

    private static void AssertLinesAreInOrder(string[] lines)
    {
        var times = lines.Where(IsEvent).Select(static line => line[..12]).ToList();
        Assert.Equal(44, times.Count);
        Assert.All(times.Zip(times.Skip(1)), static pair => Assert.True(
            string.CompareOrdinal(pair.First, pair.Second) <= 0 || IsMidnightBetween(pair.First, pair.Second), $"{pair.First} is printed before {pair.Second}"));
    }

    private static bool IsEvent(string line) => line.Length > 0 && char.IsAsciiDigit(line[0]);

    private static bool IsMidnightBetween(string first, string second) =>
        first.StartsWith("23:59", StringComparison.Ordinal) && second.StartsWith("00:00", StringComparison.Ordinal);
}
