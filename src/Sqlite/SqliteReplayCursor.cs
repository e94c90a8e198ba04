using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TypedStreaming.Sqlite;

[SuppressMessage("Design", "CA1001", Justification = "A semaphore has nothing to release unless its wait handle is used.")]
internal sealed class SqliteReplayCursor(PositionFile file, PositionRow row, Owner owner, ReplayPosition? position) : IReplayCursor
{
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isDisposed;

    public ReplayPosition? Position => position;

    public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(position);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var taker = await Task.Run(() => file.Guard(() => row.Save(owner, position), "be written"), cancellationToken)
                .ConfigureAwait(false);
            if (taker is not null) throw Taken(taker);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed) return;
            _isDisposed = true;
            await Task.Run(row.Dispose).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private StreamingException Taken(Owner taker) => new(
        StreamingError.PositionTaken,
        $"The position of consumer '{row.Key.Consumer}' on {row.Key.Channel} ({row.Key.Transport}) in org {row.Key.OrganizationId} was taken over "
        + $"by {Named(taker)}. "
        + "Stop this consumer, and do not start it again while the other consumer is running: only the newest owner of a position can save it. "
        + $"To run both consumers, give each of them its own name ({nameof(EventsOptions)}.{nameof(EventsOptions.Name)}). File: {file.Path}")
    {
        Channel = row.Key.Channel,
    };

    private string Named(Owner taker)
    {
        var at = taker.TakenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return taker.IsOfProcessOf(owner)
            ? $"another client of this process ({taker.ProcessId} on {taker.Host}) at {at}"
            : $"process {taker.ProcessId} on {taker.Host} at {at} (this is process {owner.ProcessId} on {owner.Host})";
    }
}
