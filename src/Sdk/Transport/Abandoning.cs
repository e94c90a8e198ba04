namespace TypedStreaming.Transport;

/// <summary>
/// Runs code that is not ours: an HTTP handler, a token source, an extension, a store. It may block its thread, not heed its
/// cancellation, or register something on its token that blocks; none of that holds up who waits for it.
/// </summary>
internal static class Abandoning
{
    /// <summary>How long code that was cancelled has to end by itself, which all that heeds its token does at once.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The result of a call, or its cancellation. A call that has been cancelled and does not end within a second is left
    /// alone; what it gives later is disposed of.
    /// </summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        var (running, cancelled) = Start(call);
        return await RunAsync(running, cancelled, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for a call that runs already.</summary>
    /// <param name="running">The call.</param>
    /// <param name="cancelled">Cancels it. The call's alone.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<T> RunAsync<T>(Task<T> running, CancellationTokenSource cancelled, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var grace = new CancellationTokenSource(Grace, time);
            await LeaveAsync(running, cancelled).WaitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>The same, and a call that has been cancelled is left alone at once: it may be what waits for the end of this one.</summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var (running, cancelled) = Start(call);
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = LeaveAsync(running, cancelled);
            throw;
        }
    }

    /// <summary>The token is the call's alone, so that nothing of ours waits in line with what the call registers there.</summary>
    private static (Task<T> Running, CancellationTokenSource Cancelled) Start<T>(Func<CancellationToken, Task<T>> call)
    {
        var cancelled = new CancellationTokenSource();
        return (Task.Run(() => call(cancelled.Token), CancellationToken.None), cancelled);
    }

    /// <summary>Nobody waits for it any more, so neither its result nor its failure is of interest.</summary>
    private static async Task LeaveAsync<T>(Task<T> call, CancellationTokenSource cancelled)
    {
        _ = cancelled.CancelAsync();
        try
        {
            var late = await call.ConfigureAwait(false);
            if (late is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else (late as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            return; // As above.
        }
    }
}
