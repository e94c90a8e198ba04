using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>The handlers of one client. They can be used even if the client is not started, for example to reprocess dead letters.</summary>
internal sealed class ClientHandlers : IDeadLetterRunner
{
    private readonly ClientRegistration _registration;
    private readonly Lazy<ILeases?> _leases;

    public ClientHandlers(ClientRegistration registration, IServiceProvider services)
    {
        _registration = registration;
        Context = new ClientContext(registration, services);
        Settings = ClientServices.SettingsOf(services, registration);
        Loops =
        [
            .. registration.Handlers.Select(handler => handler.Open(Context, handler.OptionsFor(Settings))),
            .. registration.Loops.Select(open => open(Context, services)),
        ];
        _leases = new Lazy<ILeases?>(() => registration.Lease?.Open(services));
        Context.Metrics.Watch(this);
    }

    public ClientContext Context { get; }

    public TypedStreamingOptions Settings { get; }

    public IReadOnlyList<IHandlerLoop> Loops { get; }

    /// <summary>
    /// The object that acquires the client's lease, or null if the client does not need a lease. The object is created when it is first used, so an
    /// application that only reprocesses dead letters does not create it.
    /// </summary>
    /// <exception cref="OptionsValidationException">The callback of the program returned null.</exception>
    public ILeases? Leases => _leases.Value;

    public ValueTask RunAsync(DeadLetter letter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var loop = Loops.FirstOrDefault(loop => loop.EventType == letter.EventType && loop.Consumer == letter.Consumer)
            ?? throw new InvalidOperationException(
                $"The client '{Context.DisplayName}' has no handler for {letter.EventType} with the consumer '{letter.Consumer}': "
                + $"the event types of its handlers are {string.Join(", ", _registration.Handlers.Select(static handler => handler.EventType.Name))}.");
        return loop.RunAgainAsync(letter, cancellationToken);
    }
}
