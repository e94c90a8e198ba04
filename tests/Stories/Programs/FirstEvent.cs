namespace TypedStreaming.Stories.Programs;

/// <summary>Waits for one event, then ends.</summary>
internal static class FirstEvent
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        var first = await client.Events<AccountChange>().FirstAsync();
        output.WriteLine($"first: {first.Name}");
    }
}
