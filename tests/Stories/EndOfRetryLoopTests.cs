using TypedStreaming.Simulator;
using TypedStreaming.Sqlite;
using TypedStreaming.Stories.Programs;

namespace TypedStreaming.Stories;

/// <summary>The loop in the docs ends at the first attempt if the failure is not transient.</summary>
public sealed class EndOfRetryLoopTests : IDisposable
{
    private const int Limit = 30_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-loop-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_folder_that_is_removed_after_the_client_was_made()
    {
        await using var stage = await Stage.SetAsync();
        var positions = _folder.CreateSubdirectory("positions");
        await using var client = stage.MakeClient(new SqliteReplayStore(Path.Combine(positions.FullName, "positions.db")));
        positions.Delete();
        await AssertEndAsync(stage, StreamingError.PositionStore, client);
    }

    [Fact(Timeout = Limit)]
    public async Task A_file_that_is_something_else()
    {
        var letter = Path.Combine(_folder.FullName, "letter.txt");
        await File.WriteAllTextAsync(letter, string.Concat(Enumerable.Repeat("A letter. ", 100)), Token);
        await using var stage = await Stage.SetAsync();
        await using var client = stage.MakeClient(new SqliteReplayStore(letter));
        await AssertEndAsync(stage, StreamingError.PositionStore, client);
    }

    [Fact(Timeout = Limit)]
    public async Task A_disk_that_is_full()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here, whose writes fail as those of a full disk do.");
        await using var stage = await Stage.SetAsync();
        await using var client = stage.MakeClient(ReplayStore.FromCallbacks(
            static (_, _) => new((ReplayFrom?)null),
            static async (_, id, _, cancellationToken) => await File.WriteAllTextAsync("/dev/full", $"{id}", cancellationToken)));
        var loop = RetryLoop.RunAsync(client, stage.Output);
        await stage.PublishToListenerAsync("Acme");
        await stage.Output.WaitForAsync("Acme", Token);

        var failure = await Assert.ThrowsAsync<StreamingException>(() => loop);
        Assert.Equal((StreamingError.PositionStore, false), (failure.Error, failure.IsTransient));
        Assert.Equal(["Acme"], stage.Written);
    }

    [Fact(Timeout = Limit)]
    public async Task An_address_at_which_nobody_logs_in()
    {
        await using var stage = await Stage.SetAsync();
        stage.Org.Faults.AnswerHttp(RequestKind.Login, 404, "<html>not here</html>");
        await AssertEndAsync(stage, StreamingError.LoginFailed, stage.Client);
        Assert.Equal(1, stage.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_position_that_another_has_taken()
    {
        await using var stage = await Stage.SetAsync();
        var older = RetryLoop.RunAsync(stage.Client, stage.Output);
        await stage.Org.WaitForSubscribersAsync("/topic/AccountUpdates", 1, Token);
        await using var client = stage.MakeClient();
        await using var events = client.Events<AccountChange>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var move = events.MoveNextAsync();
        await stage.Org.WaitForSubscribersAsync("/topic/AccountUpdates", 2, Token);
        await stage.PublishAsync("Acme");
        Assert.True(await move);

        var failure = await Assert.ThrowsAsync<StreamingException>(() => older);
        Assert.Equal((StreamingError.PositionTaken, false), (failure.Error, failure.IsTransient));
        // It saves its start when it is confirmed. If the other has the position by then, it ends before the event.
        Assert.True(stage.Written is [] or ["Acme"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task AssertEndAsync(Stage stage, StreamingError reason, StreamingClient client)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => RetryLoop.RunAsync(client, stage.Output));
        Assert.Equal((reason, false), (failure.Error, failure.IsTransient));
        Assert.Empty(stage.Written);
    }
}
