using System.Globalization;
using TypedStreaming;

namespace Quickstart;

/// <summary>Prints each event on a separate line, in the order of arrival.</summary>
internal sealed class Printer(Tally tally, IEventClient client)
{
    private readonly Lock _gate = new();

    public static void PrintHeader(bool usesPubSub)
    {
        var transport = usesPubSub ? "over the Pub/Sub API" : "over CometD";
        Console.WriteLine($"Two channels of a Salesforce org in this process, received as typed C# {transport}. Times are in UTC.");
        Console.WriteLine($"{"received",-14}{"published",-14}{"channel",-28}{"replay",-8}{"change",-9}event");
    }

    /// <summary>Returns the replay id. Over the Pub/Sub API it is bytes, which usually contain the number that CometD has.</summary>
    public static string IdOf<T>(Delivery<T> delivery) => $"#{delivery.ReplayId?.ToString(CultureInfo.InvariantCulture) ?? delivery.OpaqueId?.ToString()}";

    /// <summary>Subscribes to the channel of an event type, and prints its events until the client stops.</summary>
    /// <returns>The task that prints, when the server has confirmed the subscription.</returns>
    public async Task<Task> SubscribeAsync<T>(Func<T, string> key, Func<T, string> describe)
        where T : IStreamingEvent<T>
    {
        var subscription = await client.SubscribeAsync<T>();
        return PrintAsync(subscription, key, describe);
    }

    private async Task PrintAsync<T>(Subscription<T> subscription, Func<T, string> key, Func<T, string> describe)
    {
        await using var ended = subscription;
        await foreach (var delivery in subscription.Deliveries())
        {
            tally.Arrived(delivery.Channel, key(delivery.Event));
            var change = delivery.Type ?? delivery.Change?.ChangeType.ToString();
            Print($"{delivery.CreatedDate:HH:mm:ss.fff}  {delivery.Channel,-28}{IdOf(delivery),-8}{change,-9}{describe(delivery.Event)}");
            delivery.Acknowledge();
        }
    }

    private void Print(string text)
    {
        // Inside the lock, so that a later line has a later time.
        lock (_gate) Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff}  {text}");
    }
}
