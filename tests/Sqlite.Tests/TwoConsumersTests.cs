using TypedStreaming.Simulator;
using TypedStreaming.Sqlite.Tests.Processes;

namespace TypedStreaming.Sqlite.Tests;

/// <summary>Two processes that consume with one position: there is one takeover, whatever the loser does.</summary>
public sealed class TwoConsumersTests : PositionFolder
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task The_older_process_is_told_by_whom_and_when_and_takes_nothing_back()
    {
        await using var org = await SimulatedOrg.StartAsync(cancellationToken: Token);
        org.AddGenericChannel(ConsumerProgram.Channel);
        var first = await PublishAsync(org);
        using var older = new ConsumerProcess(File, org);
        Assert.Equal($"took {first}", await older.ReadAsync());
        using var newer = new ConsumerProcess(File, org);
        await org.WaitForSubscribersAsync(ConsumerProgram.Channel, 2, Token);

        var second = await PublishAsync(org);

        // It may get that event too: it notices the takeover when it saves.
        var said = (await older.ReadToEndAsync()).Where(static line => !line.StartsWith("took", StringComparison.Ordinal)).ToList();
        Assert.Equal(ConsumerProgram.Restarts, said.Count);
        Assert.All(said, line => Assert.StartsWith("PositionTaken, stop: ", line, StringComparison.Ordinal));
        Assert.All(said, line => Assert.Contains($"by process {newer.Id} on {Environment.MachineName} at 20", line, StringComparison.Ordinal));
        Assert.All(said, line => Assert.Contains("Stop this consumer", line, StringComparison.Ordinal));
        await ReadUntilAsync(newer, $"took {second}");
        Assert.Equal($"took {await PublishAsync(org)}", await newer.ReadAsync());
    }

    /// <summary>The events that the older one had not saved before the takeover come first.</summary>
    private static async Task ReadUntilAsync(ConsumerProcess process, string expected)
    {
        while (await process.ReadAsync() is { } line && line != expected) Assert.StartsWith("took", line, StringComparison.Ordinal);
    }

    private static async Task<long> PublishAsync(SimulatedOrg org) =>
        await org.PublishGenericAsync(ConsumerProgram.Channel, new { Number = 7 }, Token);
}
