namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>What a test's handler of an event type does.</summary>
internal sealed class Script<TEvent>(Func<TEvent, EventHandlingContext, CancellationToken, ValueTask> handle)
{
    public ValueTask HandleAsync(TEvent value, EventHandlingContext context, CancellationToken cancellationToken) => handle(value, context, cancellationToken);
}
