using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.Fixtures;

/// <summary>Publishes and takes orders by their numbers.</summary>
internal static class Orders
{
    public static Task PublishOrderAsync(this CometdServer server, int number) => server.PublishAsync(Order.Channel, new { Number = number });

    public static async Task<int> NextNumberAsync(this Subscription<Order> subscription) =>
        (await subscription.NextAsync(TestContext.Current.CancellationToken)).Number;
}
