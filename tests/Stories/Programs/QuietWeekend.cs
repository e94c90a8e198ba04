namespace TypedStreaming.Stories.Programs;

/// <summary>The position is older than what the org keeps: all remaining events are delivered, and the gap is reported.</summary>
internal static class QuietWeekend
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        var options = new EventsOptions
        {
            From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest),
            OnGap = (gap, _) =>
            {
                output.WriteLine($"events may be missing: {gap.Cause}");
                return ValueTask.CompletedTask;
            },
        };
        var first = await client.Events<AccountChange>(options).FirstAsync();
        output.WriteLine($"then {first.Name}");
    }
}
