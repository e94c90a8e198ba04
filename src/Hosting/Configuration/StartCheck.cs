using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Checks the settings of all clients before any service of the host starts. One exception lists all invalid settings of all clients. Options
/// validation is not used for this, because it would run again after each change of the configuration, and no caller could catch its exception.
/// </summary>
internal sealed class StartCheck(ClientRegistrations clients, IOptionsMonitor<TypedStreamingOptions> settings, IServiceProvider services) : IHostedLifecycleService
{
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var defects = await DefectsAsync().ConfigureAwait(false);
        if (defects.Count > 0) throw new OptionsValidationException(Options.DefaultName, typeof(TypedStreamingOptions), defects);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Returns a message for each invalid setting of a client. If the section has the wrong form, only this problem is reported, because every
    /// setting in the section would also be invalid.
    /// </summary>
    private async Task<IReadOnlyCollection<string>> DefectsAsync()
    {
        var shapes = clients.All.Select(client => (Client: client, Defect: ShapeDefect(client))).ToList();
        var defects = shapes.Select(static shape => shape.Defect).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var (client, _) in shapes.Where(static shape => shape.Defect is null)) defects.AddRange(await DefectsAsync(client).ConfigureAwait(false));
        return defects;
    }

    private async Task<IEnumerable<string>> DefectsAsync(ClientRegistration client)
    {
        var defects = ClientDefects.Of(client, settings.Get(client.OptionsName)).ToList();
        return defects.Count > 0 ? defects : RefusedOptions(client).Concat(await MissingServiceDefects.OfAsync(client, services).ConfigureAwait(false));
    }

    /// <summary>
    /// Creates the client and its leases in the same way as the host does. Returns messages about invalid options that are set in code (for
    /// example, a replay store whose folder does not exist), and about handlers whose events the client cannot receive.
    /// </summary>
    private IReadOnlyCollection<string> RefusedOptions(ClientRegistration client)
    {
        try
        {
            var made = ClientServices.ClientOf(services, client);
            var handlers = services.GetRequiredKeyedService<ClientHandlers>(client.Key);
            _ = handlers.Leases;
            return TransportDefects.Of(client, made, handlers);
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures.Select(failure => $"{client.Path.Root} has an invalid option that is set in code: {failure}")];
        }
    }

    private string? ShapeDefect(ClientRegistration client) => client switch
    {
        { Section: null } => null,
        { Parent: { } parent } => SectionShape.OfSeveral(parent, parent.Path, clients.NamesIn(parent)),
        _ => SectionShape.OfOne(client.Section, client.Section.Path),
    };
}
