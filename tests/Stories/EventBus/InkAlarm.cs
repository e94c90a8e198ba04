namespace TypedStreaming.Stories.EventBus;

/// <summary>Platform events.</summary>
internal static class InkAlarm
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await foreach (var ink in client.Events<LowInk>().Take(2))
            output.WriteLine($"{ink.PrinterModel} is at {ink.InkPercentage}");
    }
}
