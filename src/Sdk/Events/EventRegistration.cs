using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// An event type as an object, so that event types can be put into lists and passed to methods without reflection. For each assembly, the source
/// generator lists the types in a class of the assembly's root namespace, such as <c>Shop.ShopEvents.All</c>.
/// </summary>
public abstract class EventRegistration
{
    private protected EventRegistration(Type type, EventDescriptor descriptor)
    {
        Type = type;
        Descriptor = descriptor;
    }

    /// <summary>The annotated event type.</summary>
    public Type Type { get; }

    /// <summary>The kind and the channel of the event type.</summary>
    public EventDescriptor Descriptor { get; }

    /// <summary>Creates the registration of an event type.</summary>
    /// <typeparam name="T">The annotated type.</typeparam>
    /// <returns>The registration. Two registrations of the same type are equal.</returns>
    public static EventRegistration Of<T>()
        where T : IStreamingEvent<T> => new EventRegistration<T>();

    /// <summary>Calls the generic method of a visitor, with this event type as the type argument.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="visitor">The code to run.</param>
    /// <returns>The result for this type.</returns>
    public abstract TResult Accept<TResult>(IEventVisitor<TResult> visitor);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EventRegistration other && other.Type == Type;

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode();

    /// <summary>Returns the name of the event type and its channel.</summary>
    /// <returns>A text for display.</returns>
    public override string ToString() => $"{Type.Name} of {Descriptor.Channel}";
}
