namespace TypedStreaming.Stories.EventBus;

/// <summary>Gaps that are reported to a callback.</summary>
internal static class GapsTold
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        var options = new EventsOptions
        {
            OnGap = (gap, cancellationToken) =>
            {
                foreach (var id in gap.RecordIds) output.WriteLine($"{gap.Cause}: read {gap.EntityName} {id} again");
                return ValueTask.CompletedTask;
            },
        };
        await foreach (var change in client.Events<AccountRecord>(options).Take(1))
            output.WriteLine($"{change.Header}");
    }
}
