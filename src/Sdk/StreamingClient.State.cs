using System.Runtime.CompilerServices;

namespace TypedStreaming;

/// <content>What the client is doing.</content>
public sealed partial class StreamingClient
{
    /// <summary>What the client is doing now.</summary>
    public ClientState State => _context.States.Current;

    /// <summary>
    /// Watches the client's state through stops and starts until the client is disposed; it starts nothing. A reader that
    /// falls 1,000 changes behind gets a <see cref="StreamingException"/> with <see cref="Reason.ConsumerTooSlow"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next change with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The present state first, then each change with its cause.</returns>
    public async IAsyncEnumerable<StateChange> StateChanges([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var changes = _context.States.Watch();
        try
        {
            while (await changes.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (changes.TryTake(out var change)) yield return change;
            }
        }
        finally
        {
            _context.States.Unwatch(changes);
        }
    }
}
