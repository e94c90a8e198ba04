namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Takes the events of one consumer and gives them to their handler.</summary>
internal interface IHandlerLoop
{
    string Channel { get; }

    string Consumer { get; }

    string EventType { get; }

    EventKind Kind { get; }

    TakenEvents Taken { get; }

    int KeysWaiting { get; }

    /// <summary>The last failure to take events, or null if an event came since.</summary>
    TakeFailure? LastFailure { get; }

    /// <summary>Runs until the run ends, and all events that were begun are done. It never throws: a final error ends the run.</summary>
    Task RunAsync(IEventClient client, ClientRun run);

    /// <summary>Makes one attempt at the event of a letter.</summary>
    ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken);
}
