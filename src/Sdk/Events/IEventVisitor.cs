namespace TypedStreaming;

/// <summary>A visitor with a method that is generic in the event type, for <see cref="EventRegistration.Accept"/>.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public interface IEventVisitor<out TResult>
{
    /// <summary>Runs the code for one event type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The result.</returns>
    TResult Visit<T>()
        where T : IStreamingEvent<T>;
}
