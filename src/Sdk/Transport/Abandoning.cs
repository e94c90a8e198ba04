namespace TypedStreaming.Transport;

/// <summary>Waits for code that is not ours: an HTTP handler, a token source. It may not heed its cancellation.</summary>
internal static class Abandoning
{
    /// <summary>How long code that was cancelled has to end by itself, which all that heeds its token does at once.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The result of a call, or its cancellation. A call that has been cancelled and does not end is left alone; what it
    /// gives later is disposed of.
    /// </summary>
    public static async Task<T> OrAbandonAsync<T>(this Task<T> call, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await call.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var grace = new CancellationTokenSource(Grace, time);
            await DisposeLaterAsync(call).WaitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>Nobody waits for it any more, so neither its result nor its failure is of interest.</summary>
    private static async Task DisposeLaterAsync<T>(Task<T> call)
    {
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (call is { IsCompletedSuccessfully: true, Result: IDisposable late }) late.Dispose();
    }
}
