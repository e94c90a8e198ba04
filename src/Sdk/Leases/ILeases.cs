namespace TypedStreaming;

/// <summary>
/// Leases: of all processes that want the lease with a name, one holds it, and the others stand by. All processes that want the same lease use the same
/// place that decides, such as a database. <c>PostgreSqlLease</c> implements it; the implementation can be used from several threads.
/// </summary>
public interface ILeases
{
    /// <summary>Waits as long as another holder has the lease, and acquires it.</summary>
    /// <param name="name">The name of the lease.</param>
    /// <param name="cancellationToken">Cancels the call. After a cancellation, the lease may have been acquired or not; it must then end by itself.</param>
    /// <returns>The lease. Its disposal releases it.</returns>
    /// <exception cref="StreamingException">The place that decides cannot be reached, or refuses the call. If <see cref="StreamingException.IsTransient"/>
    /// is true, the call can be repeated after a pause.</exception>
    Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken);
}
