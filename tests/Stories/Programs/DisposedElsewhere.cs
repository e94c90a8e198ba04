namespace TypedStreaming.Stories.Programs;

/// <summary>Another task disposes the client: that never looks like the end of the data.</summary>
internal static class DisposedElsewhere
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        try
        {
            await foreach (var account in client.Events<AccountChange>()) output.WriteLine(account.Name);
            output.WriteLine("the stream is at its end");
        }
        catch (ObjectDisposedException)
        {
            output.WriteLine("the client is disposed");
        }
    }
}
