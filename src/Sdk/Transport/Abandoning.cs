namespace TypedStreaming.Transport;

/// <summary>
/// Calls code that is not part of the SDK, such as an HTTP handler, a token source, an extension or a store. Such code may block its thread, ignore
/// its cancellation token, or register a blocking callback on the token. None of this delays the caller.
/// </summary>
internal static class Abandoning
{
    /// <summary>The time within which cancelled code is expected to end. Code that observes its cancellation token needs much less time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the result of a call, or throws when the call is cancelled. A cancelled call that does not end within a second is abandoned. If an
    /// abandoned call returns a result later, the result is disposed.
    /// </summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        var (running, cancelled) = Start(call);
        return await RunAsync(running, cancelled, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the result of a call that is already running, or throws when the call is cancelled. A cancelled call that does not end within a
    /// second is abandoned.
    /// </summary>
    /// <param name="running">The call.</param>
    /// <param name="cancelled">The source that cancels the call. Only the call uses its token.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
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

    /// <summary>
    /// Returns the result of a call, or throws when the call is cancelled. A cancelled call is abandoned immediately, because it may itself
    /// wait for the end of this method.
    /// </summary>
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

    /// <summary>Observes the failure of a task whose result is not needed, so that the failure does not count as unobserved.</summary>
    public static void Observe(Task abandoned) => _ = ObserveAsync(abandoned);

    private static async Task ObserveAsync(Task abandoned) => await abandoned.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>
    /// Starts a call with its own cancellation token, so that no SDK code waits for callbacks that the call registers on the token.
    /// </summary>
    private static (Task<T> Running, CancellationTokenSource Cancelled) Start<T>(Func<CancellationToken, Task<T>> call)
    {
        var cancelled = new CancellationTokenSource();
        return (Task.Run(() => call(cancelled.Token), CancellationToken.None), cancelled);
    }

    /// <summary>Waits for an abandoned call in the background. A late result is disposed, and a failure is ignored.</summary>
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
