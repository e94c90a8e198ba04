namespace TypedStreaming.Events;

/// <summary>The registration of one event type.</summary>
/// <typeparam name="T">The annotated type.</typeparam>
internal sealed class EventRegistration<T>() : EventRegistration(typeof(T), T.Descriptor)
    where T : IStreamingEvent<T>
{
    public override TResult Accept<TResult>(IEventVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit<T>();
    }
}
