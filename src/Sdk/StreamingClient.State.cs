namespace TypedStreaming;

/// <content>The client's state.</content>
public sealed partial class StreamingClient
{
    /// <summary>The current state of the client.</summary>
    public ClientState State => _context.States.Last.State;

    /// <summary>
    /// The most recent change of the client's state: the current state, the time and the cause of the change, and the last failure of the client.
    /// </summary>
    public StateChange LastStateChange => _context.States.Last;

    /// <summary>The client's name, set by <see cref="StreamingClientOptions.Name"/>.</summary>
    public string Name => _context.Options.Name;

    /// <summary>
    /// The 18-character id of the org to which the client has logged in; null before the first login, or if the token does not contain the id.
    /// </summary>
    public string? OrganizationId => _context.Identity.Labels.OrganizationId;

    /// <summary>
    /// The number of consumers that currently receive no events, because their buffers were full for too long. Each of them receives events again
    /// when its buffer is empty. Explicit subscriptions (created by <see cref="SubscribeAsync(string, EventsOptions, CancellationToken)"/>) are not
    /// counted.
    /// </summary>
    public int ParkedConsumers => _context.Metrics.ParkedConsumers;

    /// <summary>
    /// Yields the current state of the client and each later state, until the client is disposed. The sequence continues when the client stops and
    /// starts again. The method does not start the client. If more than 1,000 changes are queued for the enumeration, it throws a
    /// <see cref="StreamingException"/> with <see cref="StreamingError.ConsumerTooSlow"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next change with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The current state first, then each change with its cause.</returns>
    public IAsyncEnumerable<StateChange> StateChanges(CancellationToken cancellationToken = default) => _context.States.ReadAsync(cancellationToken);
}
