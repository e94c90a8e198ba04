namespace TypedStreaming.Stories.EventBus;

/// <summary>A part of a compound field.</summary>
internal static class Addresses
{
    public static async Task RunAsync(StreamingClient client, TextWriter output)
    {
        await foreach (var change in client.Events<AccountRecord>().Take(1))
        {
            if (change.BillingAddress.TryGetValue(out var address) && address.City.TryGetValue(out var city))
                output.WriteLine($"moved to {city}");
        }
    }
}
