using System.Runtime.CompilerServices;

namespace TypedStreaming.Consumers;

/// <summary>
/// One enumeration of a consumer, written by hand: where the next event is there already, a move is a few checks and no state machine. The
/// first move opens the consumer; the end, an exception and disposal leave it.
/// </summary>
/// <param name="open">Opens the consumer; null if the client was stopped before that.</param>
/// <param name="leave">Leaves it.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal abstract class Enumeration<T, TItem>(
    Func<CancellationToken, Task<Consumption<T>?>> open, Func<Consumption<T>, ValueTask> leave, CancellationToken cancellationToken)
    : IAsyncEnumerator<TItem>
{
    private Consumption<T>? _consumption;
    private bool _isOver;

    public TItem Current { get; private set; } = default!;

    public ValueTask<bool> MoveNextAsync()
    {
        if (_consumption is { } consumption && !_isOver)
        {
            Leave(consumption);
            if (!cancellationToken.IsCancellationRequested && consumption.TryMovePlain())
            {
                if (!Checks(consumption)) return MoveSlowlyAsync(isTaken: true);
                Current = Give(consumption);
                return new ValueTask<bool>(true);
            }
        }

        return _isOver ? new ValueTask<bool>(false) : MoveSlowlyAsync(isTaken: false);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        if (_consumption is not { } consumption) return;
        _consumption = null;
        await leave(consumption).ConfigureAwait(false);
    }

    /// <summary>What the program asks for the next one for: it may be done with what it has.</summary>
    protected abstract void Leave(Consumption<T> consumption);

    /// <summary>Whether the program may get what was taken without a further look.</summary>
    protected abstract bool Checks(Consumption<T> consumption);

    /// <summary>Makes of what was taken what the program gets.</summary>
    /// <exception cref="StreamingException">It must not be given.</exception>
    protected abstract TItem Give(Consumption<T> consumption);

    /// <summary>Whether what was taken is given, or skipped.</summary>
    protected virtual ValueTask<bool> IsGivenAsync(Consumption<T> consumption) => new(true);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveSlowlyAsync(bool isTaken)
    {
        var isGiven = false;
        try
        {
            isGiven = await MoveAsync(isTaken).ConfigureAwait(false);
            return isGiven;
        }
        finally
        {
            if (!isGiven) await DisposeAsync().ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveAsync(bool isTaken)
    {
        _consumption ??= await open(cancellationToken).ConfigureAwait(false);
        if (_consumption is not { } consumption) return false;
        while (isTaken || await consumption.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            isTaken = false;
            if (await IsGivenAsync(consumption).ConfigureAwait(false))
            {
                Current = Give(consumption);
                return true;
            }

            consumption.AcknowledgeInHand();
        }

        return false;
    }
}
