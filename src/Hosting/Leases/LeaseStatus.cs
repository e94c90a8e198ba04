using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Leases;

/// <summary>A snapshot of the state of a client's lease.</summary>
/// <param name="Name">The name of the lease.</param>
/// <param name="Held">The lease, from its acquisition until the client's session is closed; otherwise, null.</param>
/// <param name="LastFailure">The last failure to acquire the lease, or null if there was no failure since the client began to stand by.</param>
/// <param name="AwaitsHandlers">True if the client does not stand by yet, because attempts that began before the loss of the lease have not
/// ended.</param>
internal sealed record LeaseStatus(string Name, IHeldLease? Held = null, TakeFailure? LastFailure = null, bool AwaitsHandlers = false)
{
    public bool IsActive => Held is { IsHeld: true };
}
