namespace TypedStreaming.Replay;

/// <summary>
/// Calls the application's callbacks. If a callback throws an exception, the exception is converted to a typed error whose message contains the name
/// of the callback.
/// </summary>
internal static class ProgramCallback
{
    /// <exception cref="StreamingException">The callback threw.</exception>
    public static async ValueTask<T> RunAsync<T>(string name, string channel, Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failed(name, channel, $"threw {e.GetType().Name}", e);
        }
    }

    /// <exception cref="StreamingException">The callback threw.</exception>
    public static async ValueTask RunAsync(string name, string channel, Func<ValueTask> call, CancellationToken cancellationToken) =>
        await RunAsync(name, channel, async () => { await call().ConfigureAwait(false); return true; }, cancellationToken).ConfigureAwait(false);

    public static StreamingException Failed(string name, string channel, string what, Exception? inner = null) =>
        new(StreamingError.CallbackFailed, $"The {name} callback of the consumer of {channel} {what}.", inner) { Channel = channel };
}
