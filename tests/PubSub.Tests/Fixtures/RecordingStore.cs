namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>A store in memory that shows its positions without taking them over.</summary>
internal sealed class RecordingStore : IReplayStore
{
    private readonly InMemoryReplayStore _inner = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<ReplayKey, ReplayPosition> _saved = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
        new Cursor(this, key, await _inner.OpenAsync(key, cancellationToken));

    public ReplayPosition? Of(ReplayKey key)
    {
        lock (_gate) return _saved.GetValueOrDefault(key);
    }

    public async Task WaitForAsync(ReplayKey key, Predicate<ReplayPosition> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_saved.TryGetValue(key, out var position) && condition(position)) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Record(ReplayKey key, ReplayPosition position)
    {
        lock (_gate)
        {
            _saved[key] = position;
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Cursor(RecordingStore store, ReplayKey key, IReplayCursor inner) : IReplayCursor
    {
        public ReplayPosition? Position => inner.Position;

        public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
        {
            await inner.SaveAsync(position, cancellationToken);
            store.Record(key, position);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
