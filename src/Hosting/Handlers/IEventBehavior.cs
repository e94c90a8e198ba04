namespace TypedStreaming.Hosting;

/// <summary>
/// A behavior: code that runs around each attempt to handle an event, for example a transaction, a log scope or a check for duplicates. The
/// behavior that was added first is the outermost one. Each behavior is resolved from the dependency-injection scope of the attempt.
/// </summary>
public interface IEventBehavior
{
    /// <summary>
    /// Runs code before and after an attempt to handle an event. The event counts as handled when all behaviors have returned, even if one of them
    /// did not call <paramref name="proceed"/>.
    /// </summary>
    /// <param name="context">The event's metadata, and the attempt.</param>
    /// <param name="proceed">The next behavior, or the handler.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    /// <returns>A task that is done when the attempt is done.</returns>
    ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken);
}
