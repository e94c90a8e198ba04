namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>The behavior of a test's handler for one event type.</summary>
internal sealed class Script<TEvent>(Func<TEvent, EventHandlingContext, CancellationToken, ValueTask> handle)
{
    public ValueTask HandleAsync(TEvent value, EventHandlingContext context, CancellationToken cancellationToken) => handle(value, context, cancellationToken);
}
