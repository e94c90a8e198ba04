using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Runs the handlers of a client once, from their start until the session of the client is closed. With a lease, this happens once for each
/// acquisition of the lease. When the handlers stop receiving events, the running attempts end, and then the session is closed.
/// </summary>
/// <param name="client">The client, which is started by its handlers.</param>
/// <param name="handlers">The handlers.</param>
/// <param name="run">The run. It ends when the host stops, when there is a final error, or when the lease is lost.</param>
/// <param name="errors">Reports the final error of the run.</param>
/// <param name="shutdown">The time that running attempts have at the end.</param>
internal sealed class ClientTerm(IEventClient client, ClientHandlers handlers, ClientRun run, FinalErrors errors, ShutdownPlan shutdown)
{
    private readonly ClientContext _context = handlers.Context;
    private Task _loops = Task.CompletedTask;

    /// <summary>
    /// Runs the handlers until they are stopped and the session is closed. Attempts that do not end in time are abandoned. The method never
    /// throws.
    /// </summary>
    public async Task RunAsync()
    {
        var states = WatchStatesAsync();
        _loops = RunLoopsAsync();
        await run.Ending.ConfigureAwait(false);
        var (failure, isLost) = (run.Failure, run.HasLostLease);
        if (failure is not null) errors.Report(failure);
        if (isLost) ReportLoss();
        await DrainAsync().ConfigureAwait(false);
        if (failure is null && run.Failure is { } late) errors.Report(late);
        if (!isLost && run.HasLostLease) ReportLoss();
        await StopClientAsync().ConfigureAwait(false);
        await states.ConfigureAwait(false);
    }

    /// <summary>
    /// Waits for abandoned attempts, and forgets the positions of the consumers, so that the handlers can be started again. One process must not
    /// make two attempts to handle an event at the same time, and another replica has probably taken over the positions.
    /// </summary>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task SettleAsync(CancellationToken stopping)
    {
        if (!_loops.IsCompleted) _context.Lease = _context.Lease! with { AwaitsHandlers = true };
        await _loops.WaitAsync(stopping).ConfigureAwait(false);
        await client.ForgetPositionsAsync(stopping).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs all handlers at the same time, so that their channels are subscribed to when the client starts. If a channel were subscribed to later,
    /// its position would be determined only after the end of the running poll.
    /// </summary>
    private async Task RunLoopsAsync()
    {
        try
        {
            if (handlers.Loops.Count == 0) await StartClientAsync().ConfigureAwait(false);
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

    /// <summary>Starts a client that has no handlers, and repeats the start after each transient failure.</summary>
    private async Task StartClientAsync()
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
                _context.Status.TriesAgain(e.Error);
                HostingLog.StartsAgain(_context.Logger, _context.DisplayName, pause, e.Error, e.Message);
                await Task.Delay(pause, _context.Time, run.Taking).ConfigureAwait(false);
            }
        }
    }

    private async Task WatchStatesAsync()
    {
        while (!run.IsEnding)
        {
            try
            {
                await foreach (var change in client.StateChanges(run.Taking).ConfigureAwait(false)) _context.Status.Change(change);
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
    private async Task DrainAsync()
    {
        run.CancelAttemptsAfter(shutdown.Attempts);
        using var cancelled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _context.Time);
        using var timing = run.Attempts.Register(() => cancelled.CancelAfter(shutdown.Grace));
        try
        {
            await _loops.WaitAsync(cancelled.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            HostingLog.Abandoned(_context.Logger, _context.DisplayName, handlers.Loops.Sum(static loop => loop.Taken.Open));
        }
    }

    private async Task StopClientAsync()
    {
        try
        {
            await client.StopAsync().ConfigureAwait(false);
        }
        catch (StreamingException e) when (run.HasLostLease && e.Error == StreamingError.PositionTaken)
        {
            // The next holder of the lease has opened the position. What is handled and not saved is delivered there again.
        }
        catch (Exception e)
        {
            HostingLog.StopFailed(_context.Logger, _context.DisplayName, FailureText.Of(e));
        }
    }

    private void ReportLoss()
    {
        var lease = _context.Lease!;
        var reason = lease.Held?.Failure is { } failure ? FailureText.Safe(failure) : "The lease was not renewed in time; this process was probably suspended.";
        HostingLog.LeaseLost(_context.Logger, _context.DisplayName, lease.Name, reason);
    }
}
