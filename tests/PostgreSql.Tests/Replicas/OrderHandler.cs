using TypedStreaming.Hosting;

namespace TypedStreaming.PostgreSql.Tests.Replicas;

/// <summary>Records each event.</summary>
internal sealed class OrderHandler(HandledOrders orders) : IEventHandler<OrderChange>
{
    public async ValueTask HandleAsync(OrderChange order, EventHandlingContext context, CancellationToken cancellationToken)
    {
        orders.Add(order.Id, context.Epoch);
        if (order.Id == orders.Gated) await orders.Gate.Task;
    }
}
