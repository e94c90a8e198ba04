using System.Globalization;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A store in memory that outlives a host, and writes each saved position into the journal.</summary>
internal sealed class JournalStore(Journal journal) : IReplayStore
{
    private readonly InMemoryReplayStore _store = new();

    public long? Saved { get; private set; }

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
        new Cursor(this, await _store.OpenAsync(key, cancellationToken));

    private sealed class Cursor(JournalStore store, IReplayCursor inner) : IReplayCursor
    {
        public ReplayPosition? Position => inner.Position;

        public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
        {
            await inner.SaveAsync(position, cancellationToken);
            if (position.ReplayId is not { } id) return;
            store.Saved = id;
            store.Write(id);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private void Write(long id) => journal.Add($"saved {id.ToString(CultureInfo.InvariantCulture)}");
}
