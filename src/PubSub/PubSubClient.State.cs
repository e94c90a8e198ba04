namespace TypedStreaming.PubSub;

/// <content>The client's state.</content>
public sealed partial class PubSubClient
{
    /// <summary>
    /// The current state of the client: <see cref="ClientState.Connected"/> after the login, as long as no stream is recovering.
    /// </summary>
    public ClientState State => _context.States.Last.State;

    /// <summary>
    /// The last change of the client's state: the current state, the time and cause of the change, and the last failure of the client.
    /// </summary>
    public StateChange LastStateChange => _context.States.Last;

    /// <summary>The client's name, set by <see cref="PubSubClientOptions.Name"/>.</summary>
    public string Name => _context.Options.Name;

    /// <summary>The id of the org to which the client has logged in, in 18 characters; null before the first login.</summary>
    public string? OrganizationId => _context.Metrics.Identity.Labels.OrganizationId;

    /// <summary>
    /// The number of consumers that currently receive no events, because their buffers were full for too long. A consumer receives events again when
    /// its buffer is empty.
    /// </summary>
    public int ParkedConsumers => _context.Metrics.ParkedConsumers;

    /// <summary>
    /// Yields the client's current state and each later change, until the client is disposed. The enumeration continues if the client stops and
    /// starts again, and does not itself start the client. If more than 1,000 changes are queued for the enumeration, it throws a
    /// <see cref="StreamingException"/> with <see cref="StreamingError.ConsumerTooSlow"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next change with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The current state first, then each change with its cause.</returns>
    public IAsyncEnumerable<StateChange> StateChanges(CancellationToken cancellationToken = default) => _context.States.ReadAsync(cancellationToken);
}
