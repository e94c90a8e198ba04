namespace TypedStreaming.Stories.EventBus;

/// <summary>A gap without a callback is thrown.</summary>
internal static class ThrownGap
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        try
        {
            await foreach (var change in client.Events<AccountRecord>()) output.WriteLine($"{change.Header}");
        }
        catch (GapEventException e)
        {
            output.WriteLine($"{e.Error}: read {e.Gap.EntityName} {string.Join(", ", e.Gap.RecordIds)} again");
            e.Acknowledge();
        }

        var next = await client.Events<AccountRecord>().FirstAsync();
        output.WriteLine($"{next.Header}");
    }
}
