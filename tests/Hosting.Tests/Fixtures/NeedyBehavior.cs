namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A behaviour that needs a service.</summary>
internal sealed class NeedyBehavior(IMissingService service) : IEventBehavior
{
    public ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken)
    {
        GC.KeepAlive(service);
        return proceed(cancellationToken);
    }
}
