namespace TypedStreaming.Stories.Programs;

/// <summary>Takes some events with the framework's own operators.</summary>
internal static class TakeThree
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await foreach (var account in client.Events<AccountChange>().Take(3))
            output.WriteLine(account.Name);
        output.WriteLine("enough");
    }
}
