using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients for Salesforce orgs, and the handlers for their events, to the services of a host.</summary>
public static class TypedStreamingServiceCollectionExtensions
{
    /// <summary>
    /// Adds one client, which starts and stops with the host. <see cref="TypedStreaming.StreamingClient"/> and
    /// <see cref="TypedStreaming.IEventClient"/> are registered as services. All settings are checked when the host starts: one
    /// <see cref="OptionsValidationException"/> lists every invalid key with its path.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section with <c>Login</c>, <c>Client</c> and <c>Handlers</c>, such as
    /// <c>configuration.GetSection("Salesforce")</c>.</param>
    /// <returns>A builder for handlers and more.</returns>
    /// <exception cref="ArgumentException"><paramref name="section"/> is a whole configuration.</exception>
    /// <exception cref="InvalidOperationException">The services already contain a client without a name.</exception>
    public static TypedStreamingBuilder AddTypedStreaming(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        return ClientServices.Add(services, new ClientRegistration(null, SectionOf(section), null));
    }

    /// <summary>
    /// Adds one client in the same way as <see cref="AddTypedStreaming(IServiceCollection, IConfiguration)"/>, with settings that your code
    /// provides.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>A builder for handlers and more.</returns>
    /// <exception cref="InvalidOperationException">The services already contain a client without a name.</exception>
    public static TypedStreamingBuilder AddTypedStreaming(this IServiceCollection services, Action<TypedStreamingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return ClientServices.Add(services, new ClientRegistration(null, null, null)).Configure(configure);
    }

    /// <summary>
    /// Adds one of several clients, for example one client for each org. Its services are keyed by its name. If one client ends with a final error,
    /// the other clients continue, unless <see cref="ClientSettings.OnFinalError"/> specifies otherwise.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The client's name. The names <c>Login</c>, <c>Client</c> and <c>Handlers</c> are reserved.</param>
    /// <param name="section">
    /// The section that has a section for each client, such as <c>configuration.GetSection("Salesforce")</c>; the settings are in
    /// <c>Salesforce:NAME:Login</c>, <c>Salesforce:NAME:Client</c> and <c>Salesforce:NAME:Handlers</c>.
    /// </param>
    /// <returns>A builder for handlers and more.</returns>
    /// <exception cref="ArgumentException">The name is empty, contains a colon or is a reserved name; or <paramref name="section"/> is a
    /// whole configuration.</exception>
    /// <exception cref="InvalidOperationException">The services already contain a client of that name.</exception>
    public static TypedStreamingBuilder AddKeyedTypedStreaming(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        var parent = SectionOf(section);
        return ClientServices.Add(services, new ClientRegistration(ValidName(name), parent.GetSection(name), parent));
    }

    /// <summary>Adds one of several clients, with settings that your code provides.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The client's name. The names <c>Login</c>, <c>Client</c> and <c>Handlers</c> are reserved.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>A builder for handlers and more.</returns>
    /// <exception cref="ArgumentException">The name is empty, contains a colon or is a reserved name.</exception>
    /// <exception cref="InvalidOperationException">The services already contain a client of that name.</exception>
    public static TypedStreamingBuilder AddKeyedTypedStreaming(this IServiceCollection services, string name, Action<TypedStreamingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return ClientServices.Add(services, new ClientRegistration(ValidName(name), null, null)).Configure(configure);
    }

    private static IConfigurationSection SectionOf(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section as IConfigurationSection ?? throw new ArgumentException(
            "The argument is the whole configuration, which also contains the settings of other parts of the application: pass one section, such as configuration.GetSection(\"Salesforce\").",
            nameof(section));
    }

    private static string ValidName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (SectionShape.IsOwn(name))
            throw new ArgumentException($"A client cannot have the name '{name}', because a section of its settings has this name: choose another name.", nameof(name));
        if (name.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException($"The name '{name}' contains a colon, which separates the sections of a configuration: choose another name.", nameof(name));
        return name;
    }
}
