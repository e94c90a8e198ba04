namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Takes the events of one consumer, and calls a handler for them or sends them elsewhere.</summary>
internal interface IHandlerLoop
{
    string Channel { get; }

    string Consumer { get; }

    string EventType { get; }

    EventKind Kind { get; }

    TakenEvents Taken { get; }

    int KeysWaiting { get; }

    /// <summary>The last failure to take events, or null if an event was taken since then.</summary>
    TakeFailure? LastTakeFailure { get; }

    /// <summary>A reason to report degraded health, as a sentence without event data; null if there is none.</summary>
    string? Doubt { get; }

    /// <summary>
    /// Takes events until the run ends, and then waits for the events whose handling has begun. It never throws: a final error ends the run.
    /// </summary>
    Task RunAsync(IEventClient client, ClientRun run);

    /// <summary>Performs one attempt at the event of a dead letter.</summary>
    ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken);
}
