using TypedStreaming;

namespace Quickstart;

/// <summary>Prints each event on a separate line, in the order of arrival.</summary>
internal sealed class Printer(Tally tally)
{
    private readonly Lock _gate = new();

    public static void PrintHeader()
    {
        Console.WriteLine("Two channels of a Salesforce org in this process, received as typed C#. Times are in UTC.");
        Console.WriteLine($"{"received",-14}{"published",-14}{"channel",-24}{"replay",-8}{"change",-9}event");
    }

    public async Task PrintAsync<T>(Subscription<T> subscription, Func<T, string> describe)
    {
        await foreach (var delivery in subscription.Deliveries())
        {
            tally.Arrived(delivery.Channel, delivery.ReplayId);
            Print($"{delivery.CreatedDate:HH:mm:ss.fff}  {delivery.Channel,-24}#{delivery.ReplayId,-7}{delivery.Type,-9}{describe(delivery.Event)}");
            delivery.Acknowledge();
        }
    }

    private void Print(string text)
    {
        // Inside the lock, so that a later line has a later time.
        lock (_gate) Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff}  {text}");
    }
}
