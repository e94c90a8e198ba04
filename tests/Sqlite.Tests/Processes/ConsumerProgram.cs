namespace TypedStreaming.Sqlite.Tests.Processes;

/// <summary>
/// The other process with an org and a file: it takes events, and starts again after every error, a few times, as a careless
/// supervisor would do.
/// </summary>
internal static class ConsumerProgram
{
    public const string Argument = "--consume";
    public const string Channel = "/u/Orders";
    public const int Restarts = 20;

    public static async Task<int> RunAsync(string path, Uri org, string token)
    {
        await using var client = new StreamingClient(new()
        {
            AccessTokens = new StaticToken(token, org),
            ReplayStore = new SqliteReplayStore(path),
        });
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.Zero };
        for (var restart = 0; restart < Restarts; restart++)
        {
            try
            {
                await foreach (var message in client.Events(Channel, options)) Console.WriteLine($"took {message.ReplayId}");
            }
            catch (StreamingException e)
            {
                Console.WriteLine($"{e.Error}, {(e.IsTransient ? "go on" : "stop")}: {e.Message}");
            }
        }

        return 1;
    }
}
