using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Handlers;
using TypedStreaming.Hosting.Leases;

namespace TypedStreaming.Hosting;

/// <summary>Adds handlers, logins, stores and other parts to a client in a host.</summary>
public sealed class TypedStreamingBuilder
{
    private readonly ClientRegistration _client;

    internal TypedStreamingBuilder(IServiceCollection services, ClientRegistration client) => (Services, _client) = (services, client);

    internal ClientRegistration Client => _client;

    /// <summary>The service collection to which the client was added.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a handler for an event type. If several handlers have the same event type, their <see cref="HandlerOptions.Consumer"/> names must
    /// differ.
    /// </summary>
    /// <typeparam name="TEvent">The annotated type of the events.</typeparam>
    /// <typeparam name="THandler">The class of the handler. If the program does not register it as a service, it becomes a transient service, which
    /// is created for each attempt.</typeparam>
    /// <param name="configure">Sets the handler's options, which the configuration can override. Null keeps the defaults.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder AddHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        Action<HandlerOptions<TEvent>>? configure = null)
        where TEvent : IStreamingEvent<TEvent>
        where THandler : class, IEventHandler<TEvent> => AddHandlers([HandlerRegistration.Of<TEvent, THandler>(configure)]);

    /// <summary>
    /// Adds a list of handlers, for example with <c>AddHandlers(ShopHandlers.All)</c>. The source generator creates such a list from the classes
    /// that have the <see cref="EventHandlerAttribute"/>.
    /// </summary>
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

    /// <summary>
    /// Changes the options of one handler that has already been added, for example as part of a list. The callback overrides the values that the
    /// handler's attribute or <see cref="AddHandler{TEvent, THandler}"/> has set. The configuration overrides the callback.
    /// </summary>
    /// <typeparam name="TEvent">The annotated type of the events.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="configure">Changes the handler's options.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The client has no such handler.</exception>
    public TypedStreamingBuilder ConfigureHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        Action<HandlerOptions<TEvent>> configure)
        where TEvent : IStreamingEvent<TEvent>
        where THandler : class, IEventHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(configure);
        var index = _client.Handlers.FindLastIndex(static handler => handler is HandlerRegistration<TEvent, THandler>);
        if (index < 0)
        {
            throw new InvalidOperationException(
                $"The client has no handler {typeof(THandler).Name} for {typeof(TEvent).Name}: add it with {nameof(AddHandler)} or {nameof(AddHandlers)} before {nameof(ConfigureHandler)}.");
        }

        _client.Handlers[index] = ((HandlerRegistration<TEvent, THandler>)_client.Handlers[index]).With(configure);
        return this;
    }

    /// <summary>
    /// Adds a behavior, which is code that runs around each attempt to handle an event. The behavior that is added first is the outermost one.
    /// </summary>
    /// <typeparam name="T">The class of the behavior. If the program does not register it as a service, it becomes a scoped service.</typeparam>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder AddBehavior<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IEventBehavior
    {
        Services.TryAddScoped<T>();
        _client.Behaviors.Add(static services => services.GetRequiredService<T>());
        return this;
    }

    /// <summary>Sets the class that receives dead letters. A dead letter is an event that could not be handled.</summary>
    /// <typeparam name="T">The class of the dead-letter handler. If the program does not register it as a service, it becomes a scoped
    /// service.</typeparam>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseDeadLetters<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IDeadLetterHandler
    {
        Services.TryAddScoped<T>();
        _client.DeadLetters = static services => services.GetRequiredService<T>();
        return this;
    }

    /// <summary>
    /// Sets the object that receives dead letters, for example a <see cref="FileDeadLetters"/>. A dead letter is an event that could not be
    /// handled. The object is also registered as the service <see cref="IDeadLetterHandler"/>, keyed by the client's name if the client has one.
    /// </summary>
    /// <param name="make">Creates the handler. The callback is called once.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseDeadLetters(Func<IServiceProvider, IDeadLetterHandler> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var key = _client.Name;
        if (key is null) Services.AddSingleton(Make);
        else Services.AddKeyedSingleton(key, (services, _) => Make(services));
        _client.DeadLetters = services => key is null
            ? services.GetRequiredService<IDeadLetterHandler>()
            : services.GetRequiredKeyedService<IDeadLetterHandler>(key);
        return this;

        IDeadLetterHandler Make(IServiceProvider services) =>
            make(services) ?? throw new InvalidOperationException($"{nameof(UseDeadLetters)} must return a dead-letter handler, but it returned null.");
    }

    /// <summary>
    /// Sets the gap handler. A gap is a part of a channel in which events may be missing. Handlers of change events need a gap handler or
    /// <see cref="IgnoreGaps"/>.
    /// </summary>
    /// <typeparam name="T">The class of the gap handler. If the program does not register it as a service, it becomes a scoped service.</typeparam>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseGaps<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IGapHandler
    {
        Services.TryAddScoped<T>();
        _client.Gaps = static services => services.GetRequiredService<T>();
        return this;
    }

    /// <summary>
    /// Ignores gaps: each gap is logged as a warning, and then the next event is handled. A gap is a part of a channel in which events may be
    /// missing.
    /// </summary>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder IgnoreGaps()
    {
        _client.IgnoresGaps = true;
        return this;
    }

    /// <summary>Sets a custom source of access tokens, which replaces the <c>Login</c> section of the configuration.</summary>
    /// <param name="make">Creates the source. The callback is called once.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseLogin(Func<IServiceProvider, IAccessTokenSource> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _client.Login = make;
        return this;
    }

    /// <summary>
    /// Sets the store that keeps the positions of the handlers, so that the handlers continue at their positions after a restart. Without a
    /// store, the positions are kept only in memory, and a warning is logged.
    /// </summary>
    /// <param name="make">Creates the store. The callback is called once. The client does not dispose the store.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder UseReplayStore(Func<IServiceProvider, IReplayStore> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _client.ReplayStore = make;
        return this;
    }

    /// <summary>
    /// Allows only one of several replicas to receive events at a time. The client is not started until it has acquired the lease. When the lease
    /// is lost, running attempts are cancelled, no more events are acknowledged, the session is closed, and the client waits for the lease again. A
    /// shutdown releases the lease after the session is closed. All replicas need the same replay store (<see cref="UseReplayStore"/>).
    /// </summary>
    /// <param name="make">Creates the object that acquires the lease, such as a <c>PostgreSqlLease</c>. The callback is called once. The client does
    /// not dispose the object.</param>
    /// <param name="name">The name of the lease. Null, the default, is the name of the client, or <c>default</c> for a client without a name. Two
    /// programs that use the same database need different names; otherwise, only one of them reads.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public TypedStreamingBuilder UseLease(Func<IServiceProvider, ILeases> make, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (name is not null) ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _client.Lease = new LeaseRegistration(name ?? _client.Name ?? "default", make);
        return this;
    }

    /// <summary>
    /// Sets the callback that creates the client, for example a <c>PubSubClient</c>, instead of a <see cref="StreamingClient"/>. The client runs
    /// the same handlers, with the same settings. It is registered under its own type and as <see cref="IEventClient"/>, keyed by the client's
    /// name if it has one. <see cref="StreamingClient"/> is then not available as a service.
    /// </summary>
    /// <typeparam name="TClient">The type of the client.</typeparam>
    /// <param name="make">Creates the client. The options contain the client's name, login, store, clock and logs, and the settings of the configuration. The callback is called
    /// once. The host disposes the client.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The client already has such a callback, or is a worker, which reads its events from a broker.</exception>
    public TypedStreamingBuilder UseClient<TClient>(Func<IServiceProvider, StreamingClientOptions, TClient> make)
        where TClient : class, IEventClient
    {
        ArgumentNullException.ThrowIfNull(make);
        if (_client.CreateClient is not null) throw new InvalidOperationException($"{_client.Path.Root} is a worker, which reads its events from a broker: remove {nameof(UseClient)}.");
        if (_client.ClientOfProgram is not null) throw new InvalidOperationException($"{nameof(UseClient)} was called twice for {_client.Path.Root}: call it only once for each client.");
        var key = _client.Name;
        if (key is null) Services.AddSingleton(Make);
        else Services.AddKeyedSingleton(key, (services, _) => Make(services));
        _client.ClientOfProgram = services => key is null ? services.GetRequiredService<TClient>() : services.GetRequiredKeyedService<TClient>(key);
        return this;

        TClient Make(IServiceProvider services) => make(services, ClientServices.OptionsOf(services, _client))
            ?? throw new InvalidOperationException($"{nameof(UseClient)} must return a client, but it returned null.");
    }

    /// <summary>Changes the settings of the client after they have been read from the configuration.</summary>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder Configure(Action<TypedStreamingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(_client.OptionsName, configure);
        return this;
    }

    /// <summary>
    /// Changes the options of the client itself, such as its HTTP handler or its extensions, after all settings have been applied. With
    /// <see cref="UseClient{TClient}"/>, the callback of that method receives the changed options.
    /// </summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public TypedStreamingBuilder ConfigureClient(Action<IServiceProvider, StreamingClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _client.ClientActions.Add(configure);
        return this;
    }
}
