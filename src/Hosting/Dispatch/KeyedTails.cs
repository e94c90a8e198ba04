namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Runs work in the exact order of its keys. Work waits for the unfinished work that was added before it with one of its keys, and for
/// nothing else: a slow key holds no other key up. Only work that may run takes one of the places.
/// </summary>
/// <param name="maxConcurrency">The number of works that may run at a time.</param>
/// <param name="onDefect">Gets the exception of a work that throws, which work must not do.</param>
internal sealed class KeyedTails(int maxConcurrency, Action<Exception> onDefect) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _tails = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(maxConcurrency, maxConcurrency);
    private TaskCompletionSource? _idle;
    private int _unfinished;
    private int _waiting;

    /// <summary>The number of works that wait for others with their keys.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The number of keys with unfinished work: a key is dropped when its last work is done.</summary>
    public int Keys
    {
        get
        {
            lock (_gate) return _tails.Count;
        }
    }

    /// <summary>Adds work. Without keys it waits only for a place.</summary>
    public void Add(IReadOnlyList<string> keys, Func<Task> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            _unfinished++;
            before = Before_NeedsLock(keys);
            foreach (var key in keys) _tails[key] = done.Task;
        }

        _ = RunAsync(before, keys, work, done);
    }

    /// <summary>Returns a task that is done when all work that was added so far is done.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (_unfinished == 0) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    public void Dispose() => _places.Dispose();

    private Task Before_NeedsLock(IReadOnlyList<string> keys)
    {
        if (keys.Count == 1) return _tails.GetValueOrDefault(keys[0], Task.CompletedTask);
        var tails = new List<Task>(keys.Count);
        foreach (var key in keys)
        {
            if (_tails.TryGetValue(key, out var tail)) tails.Add(tail);
        }

        return tails.Count == 0 ? Task.CompletedTask : Task.WhenAll(tails);
    }

    private async Task RunAsync(Task before, IReadOnlyList<string> keys, Func<Task> work, TaskCompletionSource done)
    {
        try
        {
            await WaitAsync(before).ConfigureAwait(false);
            await _places.WaitAsync().ConfigureAwait(false);
            try
            {
                // On a thread of its own, so that work that never yields does not hold up whoever adds work.
                await Task.Run(work).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (Exception defect)
        {
            onDefect(defect);
        }
        finally
        {
            Finish(keys, done);
        }
    }

    private async ValueTask WaitAsync(Task before)
    {
        if (before.IsCompleted) return;
        Interlocked.Increment(ref _waiting);
        await before.ConfigureAwait(false);
        Interlocked.Decrement(ref _waiting);
    }

    private void Finish(IReadOnlyList<string> keys, TaskCompletionSource done)
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_tails.TryGetValue(key, out var tail) && tail == done.Task) _tails.Remove(key);
            }

            if (--_unfinished == 0) (idle, _idle) = (_idle, null);
        }

        done.SetResult();
        idle?.SetResult();
    }
}
