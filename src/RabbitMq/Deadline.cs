namespace TypedStreaming.RabbitMq;

/// <summary>Limits the duration of calls to the client library.</summary>
internal static class Deadline
{
    /// <summary>
    /// Runs a call, and stops waiting for it when the time limit is reached, even if the call does not react to its cancellation token.
    /// </summary>
    /// <exception cref="TimeoutException">The limit is reached.</exception>
    public static async Task<TResult> RunAsync<TResult>(
        TimeSpan limit, TimeProvider time, Func<CancellationToken, Task<TResult>> act, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var call = act(either.Token);
        try
        {
            return await call.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (either.IsCancellationRequested)
        {
            _ = DropAsync(call);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"the server did not respond within {limit.TotalSeconds} s", e);
        }
    }

    public static Task RunAsync(TimeSpan limit, TimeProvider time, Func<CancellationToken, Task> act, CancellationToken cancellationToken) => RunAsync(
        limit,
        time,
        async token =>
        {
            await act(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Disposes the result of a call that ends after the time limit.</summary>
    private static async Task DropAsync<TResult>(Task<TResult> call)
    {
        try
        {
            if (await call.ConfigureAwait(false) is IAsyncDisposable late) await late.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits for this call any more.
        }
    }
}
