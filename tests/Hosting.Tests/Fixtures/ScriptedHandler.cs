namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A handler that does what the test's script says.</summary>
internal sealed class ScriptedHandler<TEvent>(Script<TEvent> script) : IEventHandler<TEvent>
{
    public ValueTask HandleAsync(TEvent value, EventHandlingContext context, CancellationToken cancellationToken) =>
        script.HandleAsync(value, context, cancellationToken);
}
