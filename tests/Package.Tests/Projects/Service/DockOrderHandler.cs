using Microsoft.Extensions.Hosting;
using TypedStreaming.Hosting;

namespace Service;

/// <summary>Prints an order, and ends the program after it. An order of a dock that does not exist fails.</summary>
internal sealed class DockOrderHandler(IHostApplicationLifetime lifetime) : IEventHandler<DockOrder>
{
    public ValueTask HandleAsync(DockOrder order, EventHandlingContext context, CancellationToken cancellationToken)
    {
        if (order.Dock < 1) throw new ArgumentException("There is no such dock.");
        Console.WriteLine($"dock {order.Dock}: {order.Order}, {context.Consumer}");
        lifetime.StopApplication();
        return ValueTask.CompletedTask;
    }
}
