using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Leases;

namespace TypedStreaming.Hosting.DependencyInjection;

/// <summary>The registration of one client: its settings, its handlers, and the other parts that have been added to it.</summary>
/// <param name="name">The client's name, or null for the client without a name.</param>
/// <param name="section">The section with its settings, or null if the program sets them.</param>
/// <param name="parent">The section that has one section for each client, for a client with a name.</param>
internal sealed class ClientRegistration(string? name, IConfigurationSection? section, IConfigurationSection? parent)
{
    public string? Name => name;

    public string OptionsName => name ?? Options.DefaultName;

    /// <summary>The key under which the services of the client are registered. A client without a name has an empty key.</summary>
    public string Key => name ?? "";

    public IConfigurationSection? Section => section;

    public IConfigurationSection? Parent => parent;

    public SettingsPath Path { get; } = section is null
        ? new SettingsPath(name is null ? nameof(TypedStreamingOptions) : $"{nameof(TypedStreamingOptions)}({name})", isConfigured: false)
        : new SettingsPath(section.Path, isConfigured: true);

    public List<HandlerRegistration> Handlers { get; } = [];

    /// <summary>
    /// The callback that creates a client that is not connected to an org, such as a worker; null for a client that is connected to an org.
    /// </summary>
    public Func<IServiceProvider, IEventClient>? CreateClient { get; init; }

    /// <summary>The callback that returns the application's own client for an org; null if the standard CometD client is used.</summary>
    public Func<IServiceProvider, IEventClient>? ClientOfProgram { get; set; }

    /// <summary>The callbacks that create additional receivers of the client's events, such as relays.</summary>
    public List<Func<ClientContext, IServiceProvider, IHandlerLoop>> Loops { get; } = [];

    /// <summary>True if the client has consumers whose positions are stored.</summary>
    public bool HasPositions => CreateClient is null && (Handlers.Count > 0 || Loops.Count > 0);

    public List<Func<IServiceProvider, IEventBehavior>> Behaviors { get; } = [];

    /// <summary>
    /// The callback that gets the dead-letter handler from the dependency-injection scope that is created for each dead letter.
    /// </summary>
    public Func<IServiceProvider, IDeadLetterHandler>? DeadLetters { get; set; }

    /// <summary>The callback that gets the gap handler from the dependency-injection scope that is created for each attempt.</summary>
    public Func<IServiceProvider, IGapHandler>? Gaps { get; set; }

    public bool IgnoresGaps { get; set; }

    public Func<IServiceProvider, IAccessTokenSource>? Login { get; set; }

    public Func<IServiceProvider, IReplayStore>? ReplayStore { get; set; }

    /// <summary>
    /// The lease that the client must hold while it receives events, or null if it does not need a lease. A client that is not connected to an org
    /// does not need a lease.
    /// </summary>
    public LeaseRegistration? Lease
    {
        get => CreateClient is null ? field : null;
        set;
    }

    public List<Action<IServiceProvider, StreamingClientOptions>> ClientActions { get; } = [];

    public FinalErrorAction FinalErrorIn(TypedStreamingOptions settings) =>
        settings.Client.OnFinalError ?? (name is null ? FinalErrorAction.StopHost : FinalErrorAction.StopClient);
}
