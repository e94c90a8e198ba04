namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// One run of a client's handlers, from the start to the end. It ends in two steps: first nothing more is taken, then the attempts that still
/// run are cancelled.
/// </summary>
internal sealed class ClientRun : IDisposable
{
    private readonly CancellationTokenSource _taking = new();
    private readonly CancellationTokenSource _attempts;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    public ClientRun(TimeProvider time)
    {
        _attempts = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        (Taking, Attempts) = (_taking.Token, _attempts.Token);
    }

    /// <summary>Is cancelled when nothing more is taken or begun.</summary>
    public CancellationToken Taking { get; }

    /// <summary>Is cancelled when the attempts that still run have to end.</summary>
    public CancellationToken Attempts { get; }

    public bool IsEnding => _taking.IsCancellationRequested;

    /// <summary>The final error, or null.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Is done when nothing more is taken.</summary>
    public Task Ending => _ended.Task;

    /// <summary>Ends the run by a final error; the first one counts.</summary>
    public void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        End();
    }

    /// <summary>Takes and begins nothing more.</summary>
    public void End()
    {
        _taking.Cancel();
        _ended.TrySetResult();
    }

    /// <summary>Cancels the attempts that still run after a time.</summary>
    public void CancelAttemptsAfter(TimeSpan time) => _attempts.CancelAfter(time);

    /// <summary>Cancels the attempts that still run.</summary>
    public void CancelAttempts() => _attempts.Cancel();

    /// <summary>Releases the timer. The token of taking stays usable, for an attempt that was abandoned and ends later.</summary>
    public void Dispose() => _attempts.Dispose();
}
