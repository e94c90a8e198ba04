using TypedStreaming.Hosting;

namespace SalesforceApp._1;

/// <summary>Handles the events. An event is acknowledged when its handler has returned. If the handler throws, the event is handled again.</summary>
internal sealed class LowInkHandler(ILogger<LowInkHandler> logger) : IEventHandler<LowInk>
{
    public ValueTask HandleAsync(LowInk ink, EventHandlingContext context, CancellationToken cancellationToken)
    {
        logger.LogInformation("Event {Id}: {Printer} has {Ink} % of its ink left", ink.Metadata.ReplayId, ink.PrinterModel, ink.InkPercentage);
        return ValueTask.CompletedTask;
    }
}
