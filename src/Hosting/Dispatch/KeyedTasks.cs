namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Runs tasks in the order of their keys. A task waits only for earlier, unfinished tasks that have one of its keys, so a slow task does not
/// delay tasks with other keys. Waiting tasks do not count towards the maximum concurrency.
/// </summary>
/// <param name="maxConcurrency">The number of tasks that may run at a time.</param>
/// <param name="onDefect">A callback that receives the exception of a task. Tasks are expected not to throw.</param>
internal sealed class KeyedTasks(int maxConcurrency, Action<Exception> onDefect) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _tails = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(maxConcurrency, maxConcurrency);
    private TaskCompletionSource? _idle;
    private int _unfinished;
    private int _waiting;

    /// <summary>The number of tasks that wait for earlier tasks with the same key.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The number of keys that have unfinished tasks. A key is removed when its last task has completed.</summary>
    public int Keys
    {
        get
        {
            lock (_gate) return _tails.Count;
        }
    }

    /// <summary>Adds a task. A task without keys waits only while the maximum number of tasks is running.</summary>
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

    /// <summary>Returns a task that completes when all previously added tasks have completed.</summary>
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
                // The task runs on the thread pool, so that code that blocks does not delay the caller that adds tasks.
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
