using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.PostgreSql;

/// <summary>
/// The time limit for a call to the database. Npgsql has no time limit for the TLS handshake. To cancel a statement, Npgsql opens another
/// connection to the server, and blocks the calling thread until the server has responded. Therefore, a call that does not end in time is cancelled
/// on another thread, and ends in the background.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Each call disposes the token source that has the timer. The other token source has nothing to release.")]
internal sealed class CallLimit
{
    /// <summary>The time limit for a statement, which the server enforces, and for opening a connection.</summary>
    public static readonly TimeSpan Server = TimeSpan.FromSeconds(3);

    /// <summary>The time after which the client stops waiting for a statement. The server ends the statement before that time.</summary>
    public static readonly TimeSpan Statement = Server + TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time within which the server must end a statement that the caller has cancelled, so that the connection can be used again.
    /// </summary>
    private static readonly TimeSpan Cancellation = TimeSpan.FromSeconds(1);

    // The server does not know the clock of the options, which may stand still in a test.
    private readonly CancellationTokenSource _late = new(Timeout.InfiniteTimeSpan, TimeProvider.System);
    private readonly CancellationTokenSource _cancelled = new();

    private CallLimit()
    {
    }

    /// <summary>Runs a call to the database with a time limit for each of its steps.</summary>
    /// <exception cref="TimeoutException">A step of the call did not end in time.</exception>
    public static async Task<TResult> RunAsync<TResult>(Func<CallLimit, Task<TResult>> act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var limit = new CallLimit();
        using var late = limit._late;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var call = act(limit);
        try
        {
            return await call.WaitAsync(ends.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (ends.IsCancellationRequested)
        {
            _ = limit._cancelled.CancelAsync();
            if (!late.IsCancellationRequested) await ((Task)call).WaitAsync(Cancellation, TimeProvider.System, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (call.IsCompletedSuccessfully) return await call.ConfigureAwait(false);
            _ = call.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException("The call did not end in time", e);
        }
    }

    /// <summary>
    /// Starts the time limit for the next step of the call, and returns the token that is cancelled when the limit is reached.
    /// </summary>
    public CancellationToken Step(TimeSpan time)
    {
        // A call that has ended for its caller does not begin another step.
        _cancelled.Token.ThrowIfCancellationRequested();
        _late.CancelAfter(time);
        return _cancelled.Token;
    }

    /// <summary>Starts the time limit for a statement, and returns the token that is cancelled when the limit is reached.</summary>
    public CancellationToken Step() => Step(Statement);
}
