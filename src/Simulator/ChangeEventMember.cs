namespace TypedStreaming.Simulator;

/// <summary>An entity whose change events are published on a custom channel.</summary>
/// <param name="Entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
public sealed record ChangeEventMember(string Entity)
{
    /// <summary>
    /// The enriched fields: fields that the channel adds to each event, even if they did not change. By default there are none. If there are any, an
    /// event for several records is split into one event per record, and all of these events have the same replay id.
    /// </summary>
    public IReadOnlyList<string> EnrichedFields { get; init; } = [];
}
