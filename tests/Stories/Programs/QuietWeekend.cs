namespace TypedStreaming.Stories.Programs;

/// <summary>The position is older than what the org keeps: all that is left comes, and the gap is told.</summary>
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
