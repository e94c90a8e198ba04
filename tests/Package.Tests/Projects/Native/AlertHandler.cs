using TypedStreaming.Hosting;

namespace Native;

internal sealed class AlertHandler(Alerts alerts) : IEventHandler<WarehouseAlert>
{
    public ValueTask HandleAsync(WarehouseAlert value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        alerts.Add(value);
        return ValueTask.CompletedTask;
    }
}
