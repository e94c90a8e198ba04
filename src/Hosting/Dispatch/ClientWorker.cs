using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Leases;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Runs one client and its handlers as long as the host runs or, with a lease, as long as this replica holds the lease.
/// </summary>
internal sealed class ClientWorker : IHostedService, IDisposable
{
    private readonly ClientRegistration _registration;
    private readonly IServiceProvider _services;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ShutdownPlan _shutdown;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationToken _stopping;
    private readonly CancellationToken _hurrying;
    private Task _running = Task.CompletedTask;
    private ChangeWatch? _changes;
    private CancellationTokenRegistration _hostStopping;

    public ClientWorker(ClientRegistration registration, IServiceProvider services)
    {
        (_registration, _services, _stopping) = (registration, services, _ending.Token);
        _hurrying = services.GetRequiredService<SecondSignal>().Token;
        _lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        _shutdown = ShutdownPlan.Of(services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    /// <exception cref="OptionsValidationException">The client refuses its options.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var handlers = _services.GetRequiredKeyedService<ClientHandlers>(_registration.Key);
        var client = ClientServices.ClientOf(_services, _registration);
        var context = handlers.Context;
        context.Use(client);
        if (_registration.Section is { } section) _changes = new ChangeWatch(section, context.DisplayName, context.Logger);
        if (_registration is { ReplayStore: null, HasPositions: true }) HostingLog.PositionsInMemory(context.Logger, context.DisplayName);
        var lease = handlers.Leases is { } leases ? new ClientLease(context, leases, _registration.Lease!.Name) : null;
        var errors = new FinalErrors(_registration, handlers, _services);
        _running = Task.Run(() => RunAsync(client, handlers, errors, lease), CancellationToken.None);

        // This does not wait for StopAsync, because the host stops its services one after the other, and all clients share the time.
        _hostStopping = _lifetime.ApplicationStopping.Register(_ending.Cancel);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        try
        {
            await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !_running.IsCompleted)
        {
            // This is not an error of the service, so the host must not exit with an exception because of it.
            var context = _services.GetRequiredKeyedService<ClientHandlers>(_registration.Key).Context;
            HostingLog.StopTooLong(context.Logger, context.DisplayName);
        }
    }

    public void Dispose()
    {
        // The host disposes its services without stopping them if another one could not start. A replica that stands by must then not go on.
        _ending.Cancel();
        _hostStopping.Dispose();
        _changes?.Dispose();
        _ending.Dispose();
    }

    /// <summary>Runs the handlers of the client once or, with a lease, after each acquisition of the lease.</summary>
    private async Task RunAsync(IEventClient client, ClientHandlers handlers, FinalErrors errors, ClientLease? lease)
    {
        try
        {
            while (await RunTermAsync(client, handlers, errors, lease).ConfigureAwait(false))
            {
                // The lease was lost, so the replica stands by again.
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops while the client stands by.
        }
        catch (Exception e)
        {
            errors.Report(e);
        }
    }

    /// <returns>True if another term can begin after the next acquisition of the lease.</returns>
    private async Task<bool> RunTermAsync(IEventClient client, ClientHandlers handlers, FinalErrors errors, ClientLease? lease)
    {
        var held = lease is null ? null : await lease.AcquireAsync(_stopping).ConfigureAwait(false);
        using var run = new ClientRun(handlers.Context.Time, held);
        var term = new ClientTerm(client, handlers, run, errors, _shutdown);
        await RunUntilEndAsync(term, run, held).ConfigureAwait(false);
        if (held is null) return false;
        await lease!.ReleaseAsync(held, run.HasLostLease).ConfigureAwait(false);
        if (!run.HasLostLease || run.Failure is not null || _stopping.IsCancellationRequested) return false;
        await term.SettleAsync(_stopping).ConfigureAwait(false);
        return true;
    }

    private async Task RunUntilEndAsync(ClientTerm term, ClientRun run, IHeldLease? held)
    {
        using var ending = _stopping.Register(run.End);
        using var hurrying = _hurrying.Register(run.CancelAttempts);
        using var losing = held?.Lost.Register(run.LoseLease) ?? default;
        await term.RunAsync().ConfigureAwait(false);
    }
}
