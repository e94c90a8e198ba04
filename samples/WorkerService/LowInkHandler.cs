using TypedStreaming.Hosting;

namespace WorkerService;

internal sealed class LowInkHandler(Printer printer) : IEventHandler<LowInk>
{
    public ValueTask HandleAsync(LowInk ink, EventHandlingContext context, CancellationToken cancellationToken)
    {
        printer.Print(context, $"{ink.Printer} has {ink.Level} % of its ink left");
        return ValueTask.CompletedTask;
    }
}
