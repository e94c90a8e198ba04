namespace TypedStreaming.PostgreSql.Tests.Replicas;

/// <summary>The events that the handler of one replica has begun, with the epochs of its lease. A test waits for them, and for log messages.</summary>
internal sealed class HandledOrders
{
    private readonly Lock _gate = new();
    private readonly List<(string Id, long? Epoch)> _all = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(string Id, long? Epoch)> All
    {
        get
        {
            lock (_gate) return [.. _all];
        }
    }

    /// <summary>The event at which the handler waits until the gate opens.</summary>
    public string? Gated { get; set; }

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string id, long? epoch)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _all.Add((id, epoch));
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    public async Task WaitForAsync(string id)
    {
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (All.Any(order => order.Id == id)) return;
            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
