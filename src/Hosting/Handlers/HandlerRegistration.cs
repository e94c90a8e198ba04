using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting;

/// <summary>
/// A handler and its event type. With registrations, an application can list and add handlers without reflection. For the classes that have the
/// <see cref="EventHandlerAttribute"/>, the source generator creates a list of registrations in a class such as <c>Shop.ShopHandlers</c>, in the
/// assembly's root namespace. A registration can be added to several clients.
/// </summary>
public abstract class HandlerRegistration
{
    private protected HandlerRegistration(Type eventType, Type handlerType) => (EventType, HandlerType) = (eventType, handlerType);

    /// <summary>The event type that the handler handles.</summary>
    public Type EventType { get; }

    /// <summary>The type of the handler.</summary>
    public Type HandlerType { get; }

    internal abstract EventDescriptor Descriptor { get; }

    /// <summary>Creates the registration of a handler for an event type.</summary>
    /// <typeparam name="TEvent">The annotated type of the events.</typeparam>
    /// <typeparam name="THandler">The class of the handler. If the program does not register it as a service, it becomes a transient service, which
    /// is created for each attempt.</typeparam>
    /// <param name="configure">Sets the handler's options, which the configuration can override. Null keeps the defaults.</param>
    /// <returns>The registration.</returns>
    public static HandlerRegistration Of<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        Action<HandlerOptions<TEvent>>? configure = null)
        where TEvent : IStreamingEvent<TEvent>
        where THandler : class, IEventHandler<TEvent> => new HandlerRegistration<TEvent, THandler>(configure);

    internal abstract void AddTo(IServiceCollection services);

    /// <summary>Returns the handler's options: the options that are set in code, overridden by the configuration.</summary>
    internal abstract HandlerOptions OptionsFor(TypedStreamingOptions settings);

    internal abstract bool HasKey(HandlerOptions options);

    /// <summary>Creates the handler in the same way as for an event, to check that all of its services are registered.</summary>
    internal abstract void Make(IServiceProvider services);

    internal abstract IHandlerLoop Open(ClientContext client, HandlerOptions options);

    /// <summary>Returns the name of the handler and its event type.</summary>
    /// <returns>A text for display.</returns>
    public override string ToString() => $"{HandlerType.Name} of {EventType.Name}";
}
