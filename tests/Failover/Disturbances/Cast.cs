using TypedStreaming.Failover.Reading;
using TypedStreaming.Failover.Working;

namespace TypedStreaming.Failover.Disturbances;

/// <summary>The readers and workers of a run.</summary>
internal sealed class Cast(FailoverOptions options, Uri org, string database, Uri broker, int ledger) : IAsyncDisposable
{
    private readonly List<Child> _readers = [];
    private readonly List<Child> _workers = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource<Child> _acquired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;

    /// <summary>The reader that has acquired the lease last.</summary>
    public Child? Active { get; private set; }

    public IReadOnlyList<Child> Workers => _workers;

    public void StartReader()
    {
        var name = $"reader-{++_started}";
        _readers.Add(Child.Start(name, TakeLine, ReaderProgram.Role, name, org.ToString(), database, broker.ToString(), options.Manner.ToString()));
    }

    public void StartWorker()
    {
        var name = $"worker-{++_started}";
        _workers.Add(Child.Start(name, TakeLine, WorkerProgram.Role, name, $"{ledger}", broker.ToString(), options.Manner.ToString()));
    }

    /// <summary>Returns a task that is done when another reader acquires the lease.</summary>
    public Task<Child> NextAcquisitionAsync()
    {
        lock (_gate) return _acquired.Task;
    }

    public void Remove(Child child)
    {
        _readers.Remove(child);
        _workers.Remove(child);
    }

    /// <exception cref="InvalidOperationException">A process ended by itself.</exception>
    public void ThrowIfEnded()
    {
        foreach (var child in (Child[])[.. _readers, .. _workers]) child.ThrowIfEnded();
    }

    /// <summary>Lets all processes finish.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => Task.WhenAll(_readers.Concat(_workers).Select(child => child.EndAsync(cancellationToken)));

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _readers.Concat(_workers)) await child.DisposeAsync();
    }

    private void TakeLine(Child child, string line)
    {
        if (options.ShowsLines) Console.WriteLine($"  {child.Name}: {line}");
        if (!line.StartsWith(AnnouncingLeases.Acquired, StringComparison.Ordinal)) return;
        TaskCompletionSource<Child> acquired;
        lock (_gate)
        {
            Active = child;
            (acquired, _acquired) = (_acquired, new TaskCompletionSource<Child>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        acquired.SetResult(child);
    }
}
