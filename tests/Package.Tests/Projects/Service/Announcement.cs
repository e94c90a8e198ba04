using TypedStreaming.Hosting;

namespace Service;

internal sealed class Announcement : IEventBehavior
{
    public ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken)
    {
        Console.WriteLine($"attempt {context.Attempt} at an event of {context.Channel}");
        return proceed(cancellationToken);
    }
}
