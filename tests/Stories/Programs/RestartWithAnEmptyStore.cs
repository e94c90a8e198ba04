namespace TypedStreaming.Stories.Programs;

/// <summary>Nothing is stored: the program starts with the events that the org keeps.</summary>
internal static class RestartWithAnEmptyStore
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
        await foreach (var account in client.Events<AccountChange>(options).Take(2))
            output.WriteLine($"handled {account.Name}");
    }
}
