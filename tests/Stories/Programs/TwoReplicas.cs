namespace TypedStreaming.Stories.Programs;

/// <summary>The position belongs to the newest owner; the other one gets an exception, and ends.</summary>
internal static class TwoReplicas
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        try
        {
            var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.Zero };
            await foreach (var account in client.Events<AccountChange>(options)) output.WriteLine(account.Name);
        }
        catch (StreamingException e) when (e.Error == StreamingError.PositionTaken)
        {
            output.WriteLine("another replica has taken over");
        }
    }
}
