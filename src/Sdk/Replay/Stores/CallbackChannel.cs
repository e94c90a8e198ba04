using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Replay.Stores;

/// <summary>
/// The two callbacks for one channel, called one at a time. A new owner reads the position only after the previous owner's last save has ended.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore needs no disposal unless its wait handle is used.")]
internal sealed class CallbackChannel(
    string channel,
    Func<string, CancellationToken, ValueTask<ReplayFrom?>> last,
    Func<string, long, string?, CancellationToken, ValueTask> store)
{
    private readonly SemaphoreSlim _turn = new(1);
    private object? _owner;
    private DateTimeOffset _takenAt;

    public async ValueTask<ReplayFrom?> TakeAsync(object owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ReplayFrom? start;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (_owner, _takenAt) = (owner, now);
            start = await last(channel, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Failure(nameof(last), $"could not return the stored position: the callback threw {e.GetType()}", e);
        }
        finally
        {
            _turn.Release();
        }

        return IsStart(start) ? start : throw Failure(
            nameof(last), $"returned {start}: the callback must return After(id), Latest, Earliest, or null if nothing is stored");
    }

    /// <returns>The time at which another owner took over the channel, or null if the channel was not taken over and the position is
    /// saved.</returns>
    public async ValueTask<DateTimeOffset?> SaveAsync(object owner, ReplayPosition position, CancellationToken cancellationToken)
    {
        if (position.OpaqueId is { } opaque) throw Failure(nameof(store), $"accepts only numeric CometD replay ids, not the opaque replay id {opaque}");
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_owner != owner) return _takenAt;
            if (position.ReplayId is { } id) await store(channel, id, position.CreatedDate, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Failure(nameof(store), $"could not store the replay id {position.ReplayId}: the callback threw {e.GetType()}", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static bool IsStart(ReplayFrom? start) =>
        start is null or { Code: >= 0 } || start == ReplayFrom.Latest || start == ReplayFrom.Earliest;

    private static bool IsFailure(Exception thrown, CancellationToken cancellationToken) =>
        thrown is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    private StreamingException Failure(string callback, string what, Exception? cause = null) => new(
        StreamingError.PositionStore, $"The callback '{callback}' of the replay store for {channel} {what}.", cause)
    {
        Channel = channel,
        IsTransient = cause is not null && !LastingFailures.Include(cause),
    };
}
