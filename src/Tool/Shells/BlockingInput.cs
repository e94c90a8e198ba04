namespace TypedStreaming.Tool.Shells;

/// <summary>
/// Reads input that can block for ever, such as a pipe to which nobody writes. Neither opening nor reading it can be cancelled, so the thread that reads is
/// abandoned, and the process ends.
/// </summary>
internal static class BlockingInput
{
    public static Task<T> RunAsync<T>(Func<T> read, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).WaitAsync(cancellationToken);
}
