using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.DependencyInjection;

/// <summary>Adds the services of one client to the service collection.</summary>
internal static class ClientServices
{
    /// <exception cref="InvalidOperationException">The services already contain a client of that name.</exception>
    public static TypedStreamingBuilder Add(IServiceCollection services, ClientRegistration client)
    {
        RegistrationsOf(services).Add(client);
        AddSettings(services, client);
        AddClient(services, client);
        services.AddKeyedSingleton(client.Key, (provider, _) => new ClientHandlers(client, provider));
        services.AddSingleton<IHostedService>(provider => new ClientWorker(client, provider));
        return new TypedStreamingBuilder(services, client);
    }

    public static IEventClient ClientOf(IServiceProvider services, ClientRegistration client) => client.Name is null
        ? services.GetRequiredService<IEventClient>()
        : services.GetRequiredKeyedService<IEventClient>(client.Name);

    public static TypedStreamingOptions SettingsOf(IServiceProvider services, ClientRegistration client) =>
        services.GetRequiredService<IOptionsMonitor<TypedStreamingOptions>>().Get(client.OptionsName);

    /// <summary>Returns a client's options, which combine its login, its replay store, its settings and the application's callbacks.</summary>
    /// <exception cref="OptionsValidationException">The callback of the store returned null.</exception>
    public static StreamingClientOptions OptionsOf(IServiceProvider services, ClientRegistration client)
    {
        var options = new StreamingClientOptions
        {
            Name = client.Name ?? "",
            AccessTokens = LoginOf(services, client),
            LoggerFactory = services.GetService<ILoggerFactory>(),
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            ReplayStore = StoreOf(services, client),
        };
        SettingsOf(services, client).Client.ApplyTo(options);
        foreach (var configure in client.ClientActions) configure(services, options);
        return options;
    }

    private static ClientRegistrations RegistrationsOf(IServiceCollection services)
    {
        var known = services.FirstOrDefault(static service => service.ServiceType == typeof(ClientRegistrations));
        if (known?.ImplementationInstance is ClientRegistrations clients) return clients;
        clients = new ClientRegistrations();
        services.AddSingleton(clients);
        services.AddOptions();
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton<HostingMetrics>();
        services.TryAddSingleton<SecondSignal>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SecondSignal>(static provider => provider.GetRequiredService<SecondSignal>()));
        return clients;
    }

    private static void AddSettings(IServiceCollection services, ClientRegistration client)
    {
        if (client.Section is not { } section) return;
        services.AddSingleton<IOptionsChangeTokenSource<TypedStreamingOptions>>(new ConfigurationChangeTokenSource<TypedStreamingOptions>(client.OptionsName, section));
        services.Configure<TypedStreamingOptions>(client.OptionsName, options => SettingsReader.Read(section, client.Path.Root, options));
    }

    private static void AddClient(IServiceCollection services, ClientRegistration client)
    {
        if (client is { CreateClient: { } create, Name: { } name })
        {
            services.AddKeyedSingleton(name, (provider, _) => create(provider));
            services.AddKeyedSingleton<IDeadLetterRunner>(name, (provider, _) => provider.GetRequiredKeyedService<ClientHandlers>(client.Key));
            return;
        }

        services.AddKeyedSingleton(client.Key, (provider, _) => ConfiguredLoginOf(provider, client));
        if (client.Name is null)
        {
            services.AddSingleton(provider => MakeStreamingClient(provider, client));
            services.TryAddSingleton<IEventClient>(provider => client.ClientOfProgram?.Invoke(provider) ?? provider.GetRequiredService<StreamingClient>());
            services.AddSingleton<IDeadLetterRunner>(provider => provider.GetRequiredKeyedService<ClientHandlers>(client.Key));
        }
        else
        {
            services.AddKeyedSingleton(client.Name, (provider, _) => MakeStreamingClient(provider, client));
            services.TryAddKeyedSingleton<IEventClient>(client.Name, (provider, key) => client.ClientOfProgram?.Invoke(provider) ?? provider.GetRequiredKeyedService<StreamingClient>(key));
            services.AddKeyedSingleton<IDeadLetterRunner>(client.Name, (provider, _) => provider.GetRequiredKeyedService<ClientHandlers>(client.Key));
        }
    }

    private static ConfiguredLogin ConfiguredLoginOf(IServiceProvider services, ClientRegistration client)
    {
        var settings = services.GetRequiredService<IOptionsMonitor<TypedStreamingOptions>>();
        return new ConfiguredLogin(() => settings.Get(client.OptionsName), client.Path);
    }

    private static IAccessTokenSource LoginOf(IServiceProvider services, ClientRegistration client)
    {
        if (client.Login is not { } make) return services.GetRequiredKeyedService<ConfiguredLogin>(client.Key);
        var login = make(services);
        if (login is OAuthFlow flow) services.GetRequiredService<ClientRegistrations>().Claim(flow);
        return login;
    }

    /// <exception cref="OptionsValidationException">The callback returned null.</exception>
    private static IReplayStore? StoreOf(IServiceProvider services, ClientRegistration client)
    {
        if (client.ReplayStore is not { } make) return null;
        return make(services) ?? throw new OptionsValidationException(
            client.OptionsName,
            typeof(TypedStreamingOptions),
            [$"{nameof(TypedStreamingBuilder.UseReplayStore)} must return a store, but it returned null. To keep positions in memory only, remove the call."]);
    }

    /// <exception cref="InvalidOperationException">The program creates a client of another type.</exception>
    private static StreamingClient MakeStreamingClient(IServiceProvider services, ClientRegistration client)
    {
        if (client.ClientOfProgram is not null)
        {
            throw new InvalidOperationException(
                $"{client.Path.Root} does not provide a {nameof(StreamingClient)}, because the application creates this client with {nameof(TypedStreamingBuilder.UseClient)}: use {nameof(IEventClient)}, or the type of client that the application creates.");
        }

        return new StreamingClient(OptionsOf(services, client));
    }
}
