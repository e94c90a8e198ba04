namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A gap handler that needs a service.</summary>
internal sealed class NeedyGaps(IMissingService service) : IGapHandler
{
    public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        GC.KeepAlive(service);
        return ValueTask.CompletedTask;
    }
}
