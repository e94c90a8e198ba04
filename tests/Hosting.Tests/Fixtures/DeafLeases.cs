namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Leases that are given when the test says, whether the call was cancelled or not.</summary>
internal sealed class DeafLeases : ILeases
{
    private readonly MemoryLeases _leases = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IHeldLease> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => _asked.Task;

    public Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken)
    {
        _asked.SetResult();
        return _given.Task;
    }

    public async Task<MemoryLeases> GiveAsync()
    {
        _given.SetResult(await _leases.AcquireAsync("late", TestContext.Current.CancellationToken));
        return _leases;
    }
}
