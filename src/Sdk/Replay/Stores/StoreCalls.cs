using TypedStreaming.Transport;

namespace TypedStreaming.Replay.Stores;

/// <summary>Calls a replay store with a time limit, and converts its failures to typed errors. The store may be application code.</summary>
internal static class StoreCalls
{
    public static Task RunAsync(Func<CancellationToken, ValueTask> call, TimeSpan timeout, TimeProvider time) =>
        RunAsync<bool>(async token => { await call(token).ConfigureAwait(false); return true; }, timeout, time, CancellationToken.None);

    /// <exception cref="StreamingException">The store failed, or did not answer in time.</exception>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // A store that ignores the token must not block its callers. If the store returns a cursor later, that cursor is closed.
            return await Abandoning.RunAsync(token => call(token).AsTask(), both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new StreamingException(StreamingError.PositionStore, $"The replay store did not answer within {timeout.TotalSeconds:0.###} s.", e);
        }
        catch (Exception e) when (e is not StreamingException)
        {
            throw new StreamingException(StreamingError.PositionStore, $"The replay store failed: {e.GetType().Name}: {e.Message}", e)
            {
                IsTransient = !LastingFailures.Include(e),
            };
        }
    }
}
