using TypedStreaming.Sqlite.Tests.Processes;

namespace TypedStreaming.Sqlite.Tests;

public sealed class ProcessesTests : PositionFolder
{
    [Fact(Timeout = 60_000)]
    public async Task The_newest_opener_wins_across_processes()
    {
        using var old = await OwnerProcess.StartAsync(File, OwnerProgram.AsTold);
        Assert.Equal("opened ", old.Opened);
        Assert.Equal("saved 1", await old.SaveAsync(1));
        using var newest = await OwnerProcess.StartAsync(File, OwnerProgram.AsTold);
        Assert.Equal("opened 1", newest.Opened);
        var refused = await old.SaveAsync(2);
        Assert.StartsWith("PositionTaken: ", refused, StringComparison.Ordinal);
        Assert.Contains($"was taken over by process {newest.Id} on {Environment.MachineName} at ", refused, StringComparison.Ordinal);
        Assert.Equal("saved 3", await newest.SaveAsync(3));
        Assert.StartsWith("PositionTaken: ", await old.SaveAsync(4), StringComparison.Ordinal);
        Assert.Equal(3, await StoredAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_killed_process_loses_nothing_that_was_confirmed()
    {
        for (var round = 0; round < 3; round++)
        {
            var confirmed = await KillAfterAsync(OwnerProgram.OnAndOn, "saved 25");

            // The next save may have completed before it could be confirmed.
            Assert.InRange(await StoredAsync(), confirmed, confirmed + 1);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lost_save_would_be_seen()
    {
        var confirmed = await KillAfterAsync(OwnerProgram.Lying, $"saved {OwnerProgram.LastLie}");
        Assert.Equal(OwnerProgram.LastLie, confirmed);
        Assert.InRange(await StoredAsync(), 1, confirmed - 1);
    }

    private async Task<long> KillAfterAsync(string mode, string line)
    {
        using var process = await OwnerProcess.StartAsync(File, mode);
        while (await process.ReadAsync() is { } said)
        {
            if (said == line) break;
        }

        var last = await process.KillAsync() ?? line;
        Assert.StartsWith("saved ", last, StringComparison.Ordinal);
        return long.Parse(last["saved ".Length..]);
    }

    private async Task<long> StoredAsync()
    {
        await using var cursor = await new SqliteReplayStore(File).OpenAsync(OwnerProgram.Key, TestContext.Current.CancellationToken);
        return cursor.Position?.ReplayId ?? 0;
    }
}
