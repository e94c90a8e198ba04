namespace TypedStreaming.Replay;

/// <summary>Calls a store, which may be the program's own: it ends in time, and with a typed error.</summary>
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
        var answer = Task.Run(() => call(both.Token).AsTask(), both.Token);
        try
        {
            // A store that minds no token must not hold up anybody either.
            return await answer.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new StreamingException(Reason.PositionStore, $"The replay store did not answer within {timeout.TotalSeconds:0.###} s.", e);
        }
        catch (Exception e) when (e is not StreamingException)
        {
            throw new StreamingException(Reason.PositionStore, $"The replay store failed: {e.GetType().Name}: {e.Message}", e)
            {
                IsTransient = !LastingFailures.Include(e),
            };
        }
        finally
        {
            if (!answer.IsCompleted) _ = LetGoAsync(answer);
        }
    }

    /// <summary>A cursor that comes when nobody waits any more would stay open.</summary>
    private static async Task LetGoAsync<T>(Task<T> late)
    {
        try
        {
            if (await late.ConfigureAwait(false) is IAsyncDisposable cursor) await cursor.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            return; // That the store did not answer has been told; why it failed in the end changes nothing.
        }
    }
}
