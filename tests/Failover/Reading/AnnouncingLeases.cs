namespace TypedStreaming.Failover.Reading;

/// <summary>Announces on the standard output when the lease is acquired.</summary>
internal sealed class AnnouncingLeases(ILeases inner) : ILeases
{
    public const string Acquired = "lease acquired";

    public async Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken)
    {
        var lease = await inner.AcquireAsync(name, cancellationToken);
        Console.WriteLine($"{Acquired} {lease.Epoch}");
        return lease;
    }
}
