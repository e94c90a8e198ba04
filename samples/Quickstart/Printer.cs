using TypedStreaming;

namespace Quickstart;

/// <summary>Prints each event on a line of its own as it arrives.</summary>
internal sealed class Printer(Tally tally)
{
    public async Task PrintAsync<T>(Subscription<T> subscription, Func<T, string> describe)
    {
        await foreach (var delivery in subscription.Deliveries())
        {
            tally.Arrived(delivery.Channel, delivery.ReplayId);
            Console.WriteLine(
                $"{delivery.CreatedDate:HH:mm:ss.fff}  {delivery.Channel,-24}#{delivery.ReplayId,-5}{delivery.Type,-9}{describe(delivery.Event)}");
            delivery.Acknowledge();
        }
    }
}
