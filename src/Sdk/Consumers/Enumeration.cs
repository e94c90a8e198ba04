using System.Runtime.CompilerServices;

namespace TypedStreaming.Consumers;

/// <summary>
/// An enumeration of a consumer's events. It is implemented without an iterator, so that moving to an event that is already queued takes only a few
/// checks. The first move opens the consumer. The consumer is closed when the enumeration ends, throws an exception, or is disposed.
/// </summary>
/// <param name="open">Opens the consumer. Null if the client was stopped before the first move.</param>
/// <param name="leave">Leaves the consumer.</param>
/// <param name="cancellationToken">Ends the wait for the next event.</param>
internal abstract class Enumeration<T, TItem>(
    Func<CancellationToken, Task<QueueReader<T>?>> open, Func<QueueReader<T>, ValueTask> leave, CancellationToken cancellationToken)
    : IAsyncEnumerator<TItem>
{
    private QueueReader<T>? _reader;
    private bool _isOver;
    private volatile bool _isMoving;

    public TItem Current { get; private set; } = default!;

    /// <exception cref="InvalidOperationException">The previous move has not ended.</exception>
    public ValueTask<bool> MoveNextAsync()
    {
        if (_isMoving) throw SecondMove();
        if (_reader is { } reader && !_isOver)
        {
            Leave(reader);
            if (!cancellationToken.IsCancellationRequested && reader.TryMovePlain())
            {
                if (!Checks(reader)) return MoveSlowlyAsync(isTaken: true);
                Current = Give(reader);
                return new ValueTask<bool>(true);
            }
        }

        return _isOver ? new ValueTask<bool>(false) : MoveSlowlyAsync(isTaken: false);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        if (_reader is not { } reader) return;
        _reader = null;
        await leave(reader).ConfigureAwait(false);
    }

    /// <summary>Handles the previous event when the application asks for the next event, for example by acknowledging it.</summary>
    protected abstract void Leave(QueueReader<T> reader);

    /// <summary>Returns true if the event that was taken from the queue can be given to the application without further checks.</summary>
    protected abstract bool Checks(QueueReader<T> reader);

    /// <summary>Converts the event that was taken from the queue to the item that the application gets.</summary>
    /// <exception cref="StreamingException">The event must not be given to the application.</exception>
    protected abstract TItem Give(QueueReader<T> reader);

    /// <summary>Returns true if the application gets the event that was taken from the queue, and false if the event is skipped.</summary>
    protected virtual ValueTask<bool> IsGivenAsync(QueueReader<T> reader) => new(true);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveSlowlyAsync(bool isTaken)
    {
        var isGiven = false;
        _isMoving = true;
        try
        {
            isGiven = await MoveAsync(isTaken).ConfigureAwait(false);
            return isGiven;
        }
        finally
        {
            _isMoving = false; // Before the disposal, which can throw: the next move must return false then.
            if (!isGiven) await DisposeAsync().ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveAsync(bool isTaken)
    {
        _reader ??= await open(cancellationToken).ConfigureAwait(false);
        if (_reader is not { } reader || _isOver) return false; // The enumeration can be disposed while it opens the consumer.
        while (isTaken || await reader.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            isTaken = false;
            if (await IsGivenAsync(reader).ConfigureAwait(false))
            {
                Current = Give(reader);
                return true;
            }

            reader.AcknowledgeInHand();
        }

        return false;
    }

    private static InvalidOperationException SecondMove() => new(
        $"{nameof(MoveNextAsync)} was called again before the previous call had ended. Await each call before you make the next one. To handle several events at a time, start a "
        + $"task for each delivery of {nameof(StreamingClient.Deliveries)}<T>, and acknowledge it when its task has ended.");
}
