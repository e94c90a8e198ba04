namespace Native;

/// <summary>The first alert that was handled.</summary>
internal sealed class Alerts
{
    private readonly TaskCompletionSource<WarehouseAlert> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<WarehouseAlert> First => _first.Task;

    public void Add(WarehouseAlert alert) => _first.TrySetResult(alert);
}
