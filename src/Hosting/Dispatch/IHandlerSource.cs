using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// A client that receives its events from a source other than an org, for example from a message broker. Handlers can use these events without
/// conversion.
/// </summary>
internal interface IHandlerSource
{
    /// <summary>
    /// The reason why the health check reports degraded health, as a sentence without event data; null if there is no such reason.
    /// </summary>
    string? Doubt { get; }

    /// <summary>
    /// The id of the org, for logs and metrics that do not concern a single event; null if it is not known or there are several orgs.
    /// </summary>
    string? TelemetryOrganization { get; }

    /// <summary>Yields the events of one handler until the client stops.</summary>
    /// <param name="plan">The handler.</param>
    /// <param name="onGap">Handles a gap before the next event is yielded. Its result is false if the gap is not handled and must be delivered again.</param>
    /// <param name="cancellationToken">Ends the wait for the next event.</param>
    IAsyncEnumerable<TakenEvent<TEvent>> TakeAsync<TEvent>(
        HandlerPlan<TEvent> plan, Func<Gap, Envelope, ValueTask<bool>> onGap, CancellationToken cancellationToken)
        where TEvent : IStreamingEvent<TEvent>;
}
