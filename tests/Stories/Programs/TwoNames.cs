namespace TypedStreaming.Stories.Programs;

/// <summary>Two parts of a program consume the same channel.</summary>
internal static class TwoNames
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await Task.WhenAll(PrintAsync("billing"), PrintAsync("search"));

        async Task PrintAsync(string name)
        {
            await foreach (var account in client.Events<AccountChange>(new() { Name = name }).Take(1))
                output.WriteLine($"{name}: {account.Name}");
        }
    }
}
