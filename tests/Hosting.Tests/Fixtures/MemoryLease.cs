namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A lease of <see cref="MemoryLeases"/>.</summary>
internal sealed class MemoryLease(MemoryLeases leases, string name, long epoch) : IHeldLease
{
    private readonly CancellationTokenSource _lost = new();
    private volatile bool _isHeld = true;

    public string Name => name;

    public long Epoch => epoch;

    public CancellationToken Lost => _lost.Token;

    public StreamingException? Failure { get; private set; }

    public bool IsHeld
    {
        get => _isHeld;
        set => _isHeld = value;
    }

    public void Report()
    {
        Failure = new StreamingException(StreamingError.PositionStore, "The database has gone.") { IsTransient = true };
        _lost.Cancel();
    }

    public ValueTask DisposeAsync()
    {
        leases.Release(this);
        return ValueTask.CompletedTask;
    }
}
