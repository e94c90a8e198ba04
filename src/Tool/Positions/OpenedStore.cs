namespace TypedStreaming.Tool.Positions;

/// <summary>An open store that contains the positions that a command shows or changes.</summary>
/// <param name="Positions">The list of the positions.</param>
/// <param name="Store">The same store, for changes.</param>
/// <param name="Place">The file or the database, for messages. It contains no secret.</param>
internal sealed record OpenedStore(IReplayPositions Positions, IReplayStore Store, string Place) : IAsyncDisposable
{
    /// <summary>True if the file does not exist yet. The first saved position creates it.</summary>
    public bool IsNew { get; init; }

    public Task<IReadOnlyList<StoredPosition>> ListAsync(CancellationToken cancellationToken) =>
        IsNew ? Task.FromResult<IReadOnlyList<StoredPosition>>([]) : Positions.ListAsync(cancellationToken);

    public static OpenedStore Of<TStore>(TStore store, string place)
        where TStore : IReplayStore, IReplayPositions => new(store, store, place);

    public ValueTask DisposeAsync() => Store is IAsyncDisposable open ? open.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>Returns the name of the store's file or database, but never a connection string.</summary>
    public override string ToString() => Place;
}
