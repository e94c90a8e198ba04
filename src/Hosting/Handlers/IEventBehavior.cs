namespace TypedStreaming.Hosting;

/// <summary>
/// Code around each attempt at an event: a transaction, a log scope, a check for duplicates. The first behaviour that was added is the
/// outermost one. It is taken from the attempt's scope.
/// </summary>
public interface IEventBehavior
{
    /// <summary>
    /// Runs around the attempt. The event counts as handled when all behaviours have returned, also if one of them did not call
    /// <paramref name="proceed"/>.
    /// </summary>
    /// <param name="context">The event's metadata, and the attempt.</param>
    /// <param name="proceed">The next behaviour, or the handler.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    /// <returns>A task that is done when the attempt is done.</returns>
    ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken);
}
