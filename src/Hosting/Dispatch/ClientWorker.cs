using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Runs one client and its handlers as long as the host runs.</summary>
internal sealed class ClientWorker(ClientRegistration registration, IServiceProvider services) : IHostedService, IDisposable
{
    private readonly IHostApplicationLifetime _lifetime = services.GetRequiredService<IHostApplicationLifetime>();
    private readonly ShutdownPlan _shutdown = ShutdownPlan.Of(services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    private ClientHandlers? _handlers;
    private ClientRun? _run;
    private Task _running = Task.CompletedTask;
    private ChangeWatch? _changes;
    private CancellationTokenRegistration _stopping;
    private CancellationTokenRegistration _hurrying;

    /// <exception cref="OptionsValidationException">The client refuses its options.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _handlers = services.GetRequiredKeyedService<ClientHandlers>(registration.Key);
        var client = ClientServices.ClientOf(services, registration);
        _handlers.Context.Use(client);
        if (registration.Section is { } section) _changes = new ChangeWatch(section, _handlers.Context.Logger);
        if (registration is { ReplayStore: null, Handlers.Count: > 0 }) HostingLog.PositionsInMemory(_handlers.Context.Logger, _handlers.Context.DisplayName);
        _run = new ClientRun(_handlers.Context.Time);
        _running = Task.Run(() => RunAsync(client, _handlers, _run), CancellationToken.None);

        // This does not wait for StopAsync, because the host stops its services one after the other, and all clients share the time.
        _stopping = _lifetime.ApplicationStopping.Register(_run.End);
        _hurrying = services.GetRequiredService<SecondSignal>().Token.Register(_run.CancelAttempts);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _run?.End();
        try
        {
            await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !_running.IsCompleted)
        {
            // This is not an error of the service, so the host must not exit with an exception because of it.
            HostingLog.StopTooLong(_handlers!.Context.Logger, _handlers.Context.DisplayName);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _hurrying.Dispose();
        _changes?.Dispose();
        _run?.Dispose();
    }

    private async Task RunAsync(IEventClient client, ClientHandlers handlers, ClientRun run)
    {
        var states = WatchStatesAsync(client, handlers, run);
        var loops = RunLoopsAsync(client, handlers, run);
        await run.Ending.ConfigureAwait(false);
        var failure = run.Failure;
        if (failure is not null) ReportFinal(handlers, failure);
        await DrainAsync(handlers, loops, run).ConfigureAwait(false);
        if (failure is null && run.Failure is { } late) ReportFinal(handlers, late);
        await StopClientAsync(client, handlers).ConfigureAwait(false);
        await states.ConfigureAwait(false);
    }

    /// <summary>
    /// Runs all handlers. They start the client together, because the position of a channel that is subscribed later is determined only after the
    /// end of the running poll.
    /// </summary>
    private static async Task RunLoopsAsync(IEventClient client, ClientHandlers handlers, ClientRun run)
    {
        try
        {
            if (handlers.Loops.Count == 0) await StartClientAsync(client, handlers, run).ConfigureAwait(false);
            await Task.WhenAll(handlers.Loops.Select(loop => loop.RunAsync(client, run))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.IsEnding)
        {
            // The host stops before the start was complete.
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
    }

    /// <summary>Starts a client that has no handlers, and repeats the start as long as it fails with transient failures.</summary>
    private static async Task StartClientAsync(IEventClient client, ClientHandlers handlers, ClientRun run)
    {
        var delays = new RestartDelays();
        while (true)
        {
            try
            {
                await client.StartAsync(run.Taking).ConfigureAwait(false);
                return;
            }
            catch (StreamingException e) when (e.IsTransient && !run.IsEnding)
            {
                var pause = delays.Next(e);
                handlers.Context.Status.TriesAgain(e.Error);
                HostingLog.StartsAgain(handlers.Context.Logger, handlers.Context.DisplayName, pause, e.Error, e.Message);
                await Task.Delay(pause, handlers.Context.Time, run.Taking).ConfigureAwait(false);
            }
        }
    }

    private static async Task WatchStatesAsync(IEventClient client, ClientHandlers handlers, ClientRun run)
    {
        while (!run.IsEnding)
        {
            try
            {
                await foreach (var change in client.StateChanges(run.Taking).ConfigureAwait(false)) handlers.Context.Status.Change(change);
                return;
            }
            catch (OperationCanceledException) when (run.IsEnding)
            {
                return;
            }
            catch (StreamingException e) when (e.Error == StreamingError.ConsumerTooSlow)
            {
                // There were too many changes at once. The next enumeration begins with the current state.
            }
            catch (Exception e)
            {
                run.Fail(e);
            }
        }
    }

    /// <summary>Waits for the running attempts, then cancels them, and finally abandons attempts that do not end.</summary>
    private async Task DrainAsync(ClientHandlers handlers, Task loops, ClientRun run)
    {
        run.CancelAttemptsAfter(_shutdown.Attempts);
        using var cancelled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, handlers.Context.Time);
        using var timing = run.Attempts.Register(() => cancelled.CancelAfter(_shutdown.Grace));
        try
        {
            await loops.WaitAsync(cancelled.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            HostingLog.Abandoned(handlers.Context.Logger, handlers.Context.DisplayName, handlers.Loops.Sum(static loop => loop.Taken.Open));
        }
    }

    private static async Task StopClientAsync(IEventClient client, ClientHandlers handlers)
    {
        try
        {
            await client.StopAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            HostingLog.StopFailed(handlers.Context.Logger, handlers.Context.DisplayName, FailureText.Of(e));
        }
    }

    /// <summary>
    /// Returns true if this is the last of several clients, and the program has not specified if the end of a client stops the host.
    /// </summary>
    private bool IsLast(TypedStreamingOptions settings)
    {
        var clients = services.GetRequiredService<ClientRegistrations>().All;
        return clients.Count > 1 && settings.Client.OnFinalError is null
            && clients.All(client => services.GetRequiredKeyedService<ClientHandlers>(client.Key).Context.Status.Values.HasFinalError);
    }

    private void ReportFinal(ClientHandlers handlers, Exception failure)
    {
        // The host could not start because of another service, and reports that. The client was disposed together with the host.
        if (failure is ObjectDisposedException && !_lifetime.ApplicationStarted.IsCancellationRequested) return;
        var error = (failure as StreamingException)?.Error;
        handlers.Context.Status.Fail(error);
        var isLast = IsLast(handlers.Settings);
        var stopsHost = isLast || registration.FinalErrorIn(handlers.Settings) == FinalErrorAction.StopHost;
        var consequence = isLast ? "No other client is left, so the host stops." : stopsHost ? "The host stops." : "Other clients and services continue.";
        HostingLog.FinalError(handlers.Context.Logger, handlers.Context.DisplayName, FailureText.Safe(failure), Remedy.Of(failure), consequence);
        if (!stopsHost) return;
        Environment.ExitCode = 1;
        _lifetime.StopApplication();
    }
}
