namespace TypedStreaming.Simulator.Sessions;

/// <summary>
/// Tasks that complete when a condition becomes true. A lock guards the state that the condition reads, and every member must be called while this
/// lock is held.
/// </summary>
internal sealed class ConditionWaiters
{
    private readonly List<(Func<bool> Condition, TaskCompletionSource Source)> _waiting = [];
    private bool _closed;

    public Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SimulatedOrg));
        if (condition()) return Task.CompletedTask;
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((condition, source));
        return EndAsync(source, cancellationToken);
    }

    public void Recheck() =>
        _waiting.RemoveAll(waiter =>
            waiter.Source.Task.IsCompleted || (waiter.Condition() && waiter.Source.TrySetResult()));

    public void Close()
    {
        _closed = true;
        foreach (var (_, source) in _waiting) source.TrySetException(new ObjectDisposedException(nameof(SimulatedOrg)));
        _waiting.Clear();
    }

    private static async Task EndAsync(TaskCompletionSource source, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        await source.Task.ConfigureAwait(false);
    }
}
