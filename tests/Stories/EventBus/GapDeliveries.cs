namespace TypedStreaming.Stories.EventBus;

/// <summary>Gaps among deliveries.</summary>
internal static class GapDeliveries
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await foreach (var delivery in client.Deliveries<AccountRecord>().Take(2))
        {
            if (delivery.IsGapEvent) output.WriteLine($"read again: {string.Join(", ", delivery.Gap!.RecordIds)}");
            else output.WriteLine($"{delivery.Event.Header}");
            delivery.Acknowledge();
        }
    }
}
