namespace TypedStreaming.Relay.Brokers;

/// <summary>Calls a broker with a time limit, and converts a timeout to a typed error.</summary>
internal static class BrokerCalls
{
    /// <summary>The time limit for a call to the broker. Broker implementations have their own limits, which are shorter.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The time limit for the confirmation of a published message.</summary>
    public static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The time within which a broker must close a reader or a publisher.</summary>
    public static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="BrokerException">The broker failed, or did not answer in time.</exception>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var running = Task.Run(() => call(both.Token), CancellationToken.None);
        try
        {
            return await running.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            DisposeLater(running);
            cancellationToken.ThrowIfCancellationRequested();
            throw new BrokerException(BrokerError.Unavailable, $"The broker did not respond within {timeout.TotalSeconds:0.###} s. Check the broker and the network.", e);
        }
    }

    /// <exception cref="BrokerException">The broker failed, or did not answer in time.</exception>
    public static Task RunAsync(Func<CancellationToken, Task> call, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken) =>
        RunAsync<bool>(async token => { await call(token).ConfigureAwait(false); return true; }, timeout, time, cancellationToken);

    /// <summary>Closes a reader or a publisher that is no longer used. A failure to close it is ignored.</summary>
    public static async Task CloseAsync(IAsyncDisposable unused, TimeProvider time)
    {
        try
        {
            await unused.DisposeAsync().AsTask().WaitAsync(CloseTimeout, time).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Of any kind: the broker notices the end of the connection by itself.
        }
    }

    /// <summary>Disposes the result of an abandoned call, if the call succeeds later.</summary>
    private static void DisposeLater<T>(Task<T> abandoned) => _ = abandoned.ContinueWith(
        static async done =>
        {
            if (done is { IsCompletedSuccessfully: true, Result: IAsyncDisposable late }) await late.DisposeAsync().ConfigureAwait(false);
        },
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);
}
