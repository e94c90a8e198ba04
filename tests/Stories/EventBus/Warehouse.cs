namespace TypedStreaming.Stories.EventBus;

/// <summary>Two platform events on one channel.</summary>
internal static class Warehouse
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await foreach (var delivery in client.Deliveries<WarehouseNews>().Take(2))
        {
            output.WriteLine(delivery.EventApiName == "Dock__e" ? $"dock {delivery.Event.Dock}" : $"printer {delivery.Event.PrinterModel}");
            delivery.Acknowledge();
        }
    }
}
