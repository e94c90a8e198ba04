namespace TypedStreaming;

/// <summary>
/// Acquires named leases. Only one process at a time holds the lease with a given name; the other processes that request it wait. All these processes
/// must use the same system for granting leases, such as the same database. <c>PostgreSqlLease</c> is one such implementation. Implementations must
/// be thread-safe.
/// </summary>
public interface ILeases
{
    /// <summary>Acquires a lease. If another process holds the lease, the method waits until the lease is free.</summary>
    /// <param name="name">The name of the lease.</param>
    /// <param name="cancellationToken">Cancels the call. The lease may have been acquired nevertheless. In that case, the lease must end by
    /// itself.</param>
    /// <returns>The lease. To release it, dispose it.</returns>
    /// <exception cref="StreamingException">The system that grants leases cannot be reached, or refuses the request. If
    /// <see cref="StreamingException.IsTransient"/> is true, call the method again after a pause.</exception>
    Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken);
}
