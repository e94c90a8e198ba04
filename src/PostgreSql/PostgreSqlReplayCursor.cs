using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.PostgreSql;

[SuppressMessage("Design", "CA1001", Justification = "A semaphore has nothing to release unless its wait handle is used.")]
internal sealed class PostgreSqlReplayCursor(PositionTable table, ReplayKey key, Owner owner, ReplayPosition? position) : IReplayCursor
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isDisposed;

    public ReplayPosition? Position => position;

    public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(position);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var taker = await table.SaveAsync(key, owner, position, cancellationToken).ConfigureAwait(false);
            if (taker is not null) throw Takeover.Failure(key, owner, taker, table.Place);
        }
        finally
        {
            _turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        // A cursor has no connection between its calls.
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }
}
