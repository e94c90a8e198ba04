namespace TypedStreaming.Tool.Shells;

/// <summary>
/// Reads input that can block forever, such as a pipe to which nothing is written. Opening and reading such input cannot be cancelled. On
/// cancellation, the reading thread is therefore abandoned, so that the process can end.
/// </summary>
internal static class BlockingInput
{
    public static Task<T> RunAsync<T>(Func<T> read, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).WaitAsync(cancellationToken);
}
