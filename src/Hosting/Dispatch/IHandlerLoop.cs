namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Receives the events of one consumer and processes each event, for example by calling a handler or by publishing the event to a broker.
/// </summary>
internal interface IHandlerLoop
{
    string Channel { get; }

    string Consumer { get; }

    string EventType { get; }

    EventKind Kind { get; }

    TakenEvents Taken { get; }

    int KeysWaiting { get; }

    /// <summary>The last failure to receive events, or null if an event has been received since then.</summary>
    TakeFailure? LastTakeFailure { get; }

    /// <summary>
    /// The reason why the health check reports degraded health, as a sentence without event data; null if there is no such reason.
    /// </summary>
    string? Doubt { get; }

    /// <summary>
    /// Receives events until the handlers are stopped, and then waits for the events whose handling has begun. The method never throws: a final
    /// error stops all handlers.
    /// </summary>
    Task RunAsync(IEventClient client, ClientRun run);

    /// <summary>Performs one attempt to handle the event of a dead letter.</summary>
    ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken);
}
