namespace TypedStreaming.Stories.Programs;

/// <summary>A handler fails; the program continues.</summary>
internal static class HandlerThatThrows
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        try
        {
            await foreach (var account in client.Events<AccountChange>())
                throw new NotSupportedException($"cannot handle {account.Name}");
        }
        catch (NotSupportedException e)
        {
            output.WriteLine(e.Message);
        }

        var next = await client.Events<AccountChange>().FirstAsync();
        output.WriteLine($"next: {next.Name}");
    }
}
