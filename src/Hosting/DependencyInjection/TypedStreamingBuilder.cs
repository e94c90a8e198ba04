using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TypedStreaming.Hosting.DependencyInjection;

namespace TypedStreaming.Hosting;

/// <summary>Adds handlers and more to a client of a host.</summary>
public sealed class TypedStreamingBuilder
{
    private readonly ClientRegistration _client;

    internal TypedStreamingBuilder(IServiceCollection services, ClientRegistration client) => (Services, _client) = (services, client);

    /// <summary>The services that the client was added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a handler of an event type. Handlers of one event type need different <see cref="HandlerOptions.Consumer"/> names.</summary>
    /// <typeparam name="TEvent">The annotated type of the events.</typeparam>
    /// <typeparam name="THandler">The handler; a transient service, made for each attempt, if it is not registered otherwise.</typeparam>
    /// <param name="configure">Sets the handler's options, which the configuration can override. Null keeps the defaults.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder AddHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        Action<HandlerOptions<TEvent>>? configure = null)
        where TEvent : IStreamingEvent<TEvent>
        where THandler : class, IEventHandler<TEvent> => AddHandlers([HandlerRegistration.Of<TEvent, THandler>(configure)]);

    /// <summary>Adds handlers that are listed as values.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder AddHandlers(IEnumerable<HandlerRegistration> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        foreach (var handler in handlers)
        {
            ArgumentNullException.ThrowIfNull(handler, nameof(handlers));
            handler.AddTo(Services);
            _client.Handlers.Add(handler);
        }

        return this;
    }

    /// <summary>Adds code that runs around each attempt at an event. The first one that is added is the outermost one.</summary>
    /// <typeparam name="T">The behaviour; a scoped service, if it is not registered otherwise.</typeparam>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder AddBehavior<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IEventBehavior
    {
        Services.TryAddScoped<T>();
        _client.Behaviors.Add(static services => services.GetRequiredService<T>());
        return this;
    }

    /// <summary>Gives events that cannot be handled to a handler of dead letters.</summary>
    /// <typeparam name="T">The handler of dead letters; a scoped service, if it is not registered otherwise.</typeparam>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseDeadLetters<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IDeadLetterHandler
    {
        Services.TryAddScoped<T>();
        _client.DeadLetters = static services => services.GetRequiredService<T>();
        return this;
    }

    /// <summary>
    /// Gives events that cannot be handled to a handler of dead letters that the client keeps, such as a <see cref="FileDeadLetters"/>. It is
    /// also a service: <see cref="IDeadLetterHandler"/>, keyed by the client's name for a client with a name.
    /// </summary>
    /// <param name="make">Makes the handler, once.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseDeadLetters(Func<IServiceProvider, IDeadLetterHandler> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var key = _client.Name;
        if (key is null) Services.AddSingleton(make);
        else Services.AddKeyedSingleton(key, (services, _) => make(services));
        _client.DeadLetters = services => key is null
            ? services.GetRequiredService<IDeadLetterHandler>()
            : services.GetRequiredKeyedService<IDeadLetterHandler>(key);
        return this;
    }

    /// <summary>Gives gaps, in which events may be missing, to a handler. Change events need this, or <see cref="IgnoreGaps"/>.</summary>
    /// <typeparam name="T">The handler of gaps; a scoped service, if it is not registered otherwise.</typeparam>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseGaps<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IGapHandler
    {
        Services.TryAddScoped<T>();
        _client.Gaps = static services => services.GetRequiredService<T>();
        return this;
    }

    /// <summary>Goes on after gaps, in which events may be missing. They are logged as warnings only.</summary>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder IgnoreGaps()
    {
        _client.IgnoresGaps = true;
        return this;
    }

    /// <summary>Logs in with a source of the program instead of the configuration's section <c>Login</c>.</summary>
    /// <param name="make">Makes the source, once.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseLogin(Func<IServiceProvider, IAccessTokenSource> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _client.Login = make;
        return this;
    }

    /// <summary>
    /// Keeps the positions of the handlers in a store, so that they continue after a restart. Without one, the positions are in memory only,
    /// and a warning is logged.
    /// </summary>
    /// <param name="make">Makes the store, once. The client does not dispose it.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseReplayStore(Func<IServiceProvider, IReplayStore> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _client.ReplayStore = make;
        return this;
    }

    /// <summary>Changes settings after they were read from the configuration.</summary>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder Configure(Action<TypedStreamingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(_client.OptionsName, configure);
        return this;
    }

    /// <summary>Changes the options of the client itself, such as its HTTP handler or its extensions, after all settings were applied.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder ConfigureClient(Action<IServiceProvider, StreamingClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _client.ClientActions.Add(configure);
        return this;
    }
}
