namespace TypedStreaming;

/// <summary>A visitor for <see cref="EventRegistration.Accept"/>. Its method is generic in the event type, so it needs no reflection.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public interface IEventVisitor<out TResult>
{
    /// <summary>Runs the visitor's code for one event type, and returns its result.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The result.</returns>
    TResult Visit<T>()
        where T : IStreamingEvent<T>;
}
