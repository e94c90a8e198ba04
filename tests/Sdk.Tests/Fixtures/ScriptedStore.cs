namespace TypedStreaming.Tests.Fixtures;

/// <summary>Keeps positions in memory: records its calls, and throws or hangs where a test wants it.</summary>
internal sealed class ScriptedStore(TimeProvider? time = null, IReplayStore? positions = null) : IReplayStore
{
    private readonly IReplayStore _positions = positions ?? new InMemoryReplayStore(time);
    private readonly Lock _gate = new();
    private readonly List<ReplayPosition> _saved = [];
    private readonly List<(Func<bool> Holds, TaskCompletionSource Seen)> _waiters = [];

    public Func<CancellationToken, ValueTask> Opening { get; set; } = static _ => ValueTask.CompletedTask;

    public Func<CancellationToken, ValueTask> Saving { get; set; } = static _ => ValueTask.CompletedTask;

    public Func<ValueTask> Closing { get; set; } = static () => ValueTask.CompletedTask;

    public int Opened { get; private set; }

    public int Attempted { get; private set; }

    public int Closed { get; private set; }

    /// <summary>The number of open cursors.</summary>
    public int Open => Opened - Closed;

    /// <summary>The positions that were saved, in order.</summary>
    public IReadOnlyList<ReplayPosition> Saved
    {
        get { lock (_gate) return [.. _saved]; }
    }

    /// <summary>The ids that were saved, in order; null for an anchor.</summary>
    public IEnumerable<long?> SavedIds => Saved.Select(static position => position.ReplayId);

    public static ValueTask Hang(CancellationToken cancellationToken) => new(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        Note(() => Opened++);
        await Opening(cancellationToken);
        return new Cursor(this, await _positions.OpenAsync(key, cancellationToken));
    }

    /// <summary>Waits until that many saves were requested.</summary>
    public Task WhenAttemptedAsync(int count) => WhenAsync(() => Attempted >= count);

    /// <summary>Waits until the last saved id is this one.</summary>
    public Task WhenSavedAsync(long? id) => WhenAsync(() => _saved.Count > 0 && _saved[^1].ReplayId == id);

    /// <summary>Waits until that many cursors are closed.</summary>
    public Task WhenClosedAsync(int count) => WhenAsync(() => Closed >= count);

    /// <summary>Waits until no cursor is open.</summary>
    public Task WhenNoneIsOpenAsync() => WhenAsync(() => Open == 0);

    private Task WhenAsync(Func<bool> holds)
    {
        lock (_gate)
        {
            if (holds()) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((holds, seen));
            return seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private void Note(Action what)
    {
        lock (_gate)
        {
            what();
            foreach (var waiter in _waiters.Where(static waiter => waiter.Holds())) waiter.Seen.TrySetResult();
        }
    }

    private sealed class Cursor(ScriptedStore store, IReplayCursor position) : IReplayCursor
    {
        public ReplayPosition? Position => position.Position;

        public async ValueTask SaveAsync(ReplayPosition reached, CancellationToken cancellationToken)
        {
            store.Note(() => store.Attempted++);
            await store.Saving(cancellationToken);
            await position.SaveAsync(reached, cancellationToken);
            store.Note(() => store._saved.Add(reached));
        }

        public async ValueTask DisposeAsync()
        {
            store.Note(() => store.Closed++);
            await store.Closing();
            await position.DisposeAsync();
        }
    }
}
