namespace TypedStreaming.Sqlite.Tests.Processes;

/// <summary>The other process with a file: it opens a position, then saves on command, or without end until it is killed.</summary>
internal static class OwnerProgram
{
    public const string Argument = "--own-a-position";
    public const string AsTold = "as-told";
    public const string OnAndOn = "on-and-on";

    /// <summary>The sabotage: it confirms each save, and makes every tenth. It stands still after the last lie, because a kill during a later save could hide it.</summary>
    public const string Lying = "lying";
    public const long LastLie = 25;

    public static ReplayKey Key { get; } = new("00D000000000001", "/topic/Orders", "default");

    public static ReplayPosition At(long id) => new() { ReplayId = id, At = DateTimeOffset.UnixEpoch.AddSeconds(id) };

    public static async Task<int> RunAsync(string path, string mode)
    {
        await using var cursor = await new SqliteReplayStore(path).OpenAsync(Key, CancellationToken.None);
        Console.WriteLine($"opened {cursor.Position?.ReplayId}");
        if (mode == AsTold)
        {
            while (Console.ReadLine() is { } id) Console.WriteLine(await SaveAsync(cursor, long.Parse(id)));
            return 0;
        }

        for (var id = 1L; ; id++)
        {
            Console.WriteLine(mode == Lying && id % 10 != 0 ? $"saved {id}" : await SaveAsync(cursor, id));
            if (mode == Lying && id == LastLie) Console.ReadLine();
        }
    }

    private static async Task<string> SaveAsync(IReplayCursor cursor, long id)
    {
        try
        {
            await cursor.SaveAsync(At(id), CancellationToken.None);
            return $"saved {id}";
        }
        catch (StreamingException e)
        {
            return $"{e.Error}: {e.Message}";
        }
    }
}
