namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>Gives a lease at once, with the epoch that the test says.</summary>
internal sealed class ScriptedLeases(long epoch) : ILeases
{
    public Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken) => Task.FromResult<IHeldLease>(new ScriptedLease(name, epoch));
}
