namespace TypedStreaming.Stories.Programs;

/// <summary>A loop that starts again after a transient failure.</summary>
internal static class RetryLoop
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        while (true)
        {
            try
            {
                await foreach (var account in client.Events<AccountChange>()) output.WriteLine(account.Name);
                return; // somebody stopped the client
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                output.WriteLine($"again, after {e.Error}");
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }
}
