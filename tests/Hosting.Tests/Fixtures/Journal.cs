namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>The calls and events of a test, in order. A test waits for entries, and not for a period of time.</summary>
internal sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly List<string> _entries = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_gate) return [.. _entries];
        }
    }

    public void Add(string entry)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _entries.Add(entry);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    public int Count(string entry) => Entries.Count(other => other == entry);

    public Task WaitForAsync(string entry, int times = 1) => WaitUntilAsync(entries => entries.Count(other => other == entry) >= times);

    public async Task WaitUntilAsync(Func<IReadOnlyList<string>, bool> isThere)
    {
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (isThere(Entries)) return;
            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
