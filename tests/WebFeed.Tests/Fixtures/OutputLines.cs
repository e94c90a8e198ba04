namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>The lines that a process has written, in order. A test waits for a line, not for a time.</summary>
internal sealed class OutputLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = Signal();

    public string Text => string.Join('\n', Snapshot());

    public void Add(string line)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _lines.Add(line);
            (changed, _changed) = (_changed, Signal());
        }

        changed.SetResult();
    }

    public bool Contains(string text) => Text.Contains(text, StringComparison.Ordinal);

    /// <summary>Waits for the first line that contains a text, and returns that line.</summary>
    public async Task<string> WaitForAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (Array.Find(Snapshot(), line => line.Contains(text, StringComparison.Ordinal)) is { } found) return found;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string[] Snapshot()
    {
        lock (_gate) return [.. _lines];
    }
}
