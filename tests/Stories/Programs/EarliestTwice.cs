namespace TypedStreaming.Stories.Programs;

/// <summary>Earliest means all events that the org keeps, each time.</summary>
internal static class EarliestTwice
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        for (var run = 1; run <= 2; run++)
        {
            await foreach (var account in client.Events<AccountChange>(new() { From = ReplayFrom.Earliest }).Take(2))
                output.WriteLine($"{run}: {account.Name}");
        }
    }
}
