using System.Runtime.CompilerServices;

namespace TypedStreaming.Consumers;

/// <summary>
/// One enumeration of a consumer, implemented without an iterator, so that a move to an event that is already queued needs only a few checks
/// and no state machine. The first move opens the consumer. The consumer is closed when the enumeration ends, throws an exception, or is disposed.
/// </summary>
/// <param name="open">Opens the consumer. Null if the client was stopped before the first move.</param>
/// <param name="leave">Leaves the consumer.</param>
/// <param name="cancellationToken">Ends the wait for the next event.</param>
internal abstract class Enumeration<T, TItem>(
    Func<CancellationToken, Task<OpenConsumer<T>?>> open, Func<OpenConsumer<T>, ValueTask> leave, CancellationToken cancellationToken)
    : IAsyncEnumerator<TItem>
{
    private OpenConsumer<T>? _openConsumer;
    private bool _isOver;
    private volatile bool _isMoving;

    public TItem Current { get; private set; } = default!;

    /// <exception cref="InvalidOperationException">The previous move has not ended.</exception>
    public ValueTask<bool> MoveNextAsync()
    {
        if (_isMoving) throw SecondMove();
        if (_openConsumer is { } openConsumer && !_isOver)
        {
            Leave(openConsumer);
            if (!cancellationToken.IsCancellationRequested && openConsumer.TryMovePlain())
            {
                if (!Checks(openConsumer)) return MoveSlowlyAsync(isTaken: true);
                Current = Give(openConsumer);
                return new ValueTask<bool>(true);
            }
        }

        return _isOver ? new ValueTask<bool>(false) : MoveSlowlyAsync(isTaken: false);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        if (_openConsumer is not { } openConsumer) return;
        _openConsumer = null;
        await leave(openConsumer).ConfigureAwait(false);
    }

    /// <summary>Handles the previous event, when the program asks for the next event.</summary>
    protected abstract void Leave(OpenConsumer<T> openConsumer);

    /// <summary>Returns true if the event that was taken can be given to the program without further checks.</summary>
    protected abstract bool Checks(OpenConsumer<T> openConsumer);

    /// <summary>Converts the event that was taken to the item that the program gets.</summary>
    /// <exception cref="StreamingException">The event must not be given to the program.</exception>
    protected abstract TItem Give(OpenConsumer<T> openConsumer);

    /// <summary>Returns true if the event that was taken is given to the program, false if it is skipped.</summary>
    protected virtual ValueTask<bool> IsGivenAsync(OpenConsumer<T> openConsumer) => new(true);

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
        _openConsumer ??= await open(cancellationToken).ConfigureAwait(false);
        if (_openConsumer is not { } openConsumer) return false;
        while (isTaken || await openConsumer.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            isTaken = false;
            if (await IsGivenAsync(openConsumer).ConfigureAwait(false))
            {
                Current = Give(openConsumer);
                return true;
            }

            openConsumer.AcknowledgeInHand();
        }

        return false;
    }

    private static InvalidOperationException SecondMove() => new(
        $"{nameof(MoveNextAsync)} was called before its previous call had ended. Await each call before the next one. To handle several events at a time, start a "
        + $"task for each delivery of {nameof(StreamingClient.Deliveries)}<T>, and acknowledge it when its task has ended.");
}
