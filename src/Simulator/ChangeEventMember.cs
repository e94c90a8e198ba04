namespace TypedStreaming.Simulator;

/// <summary>An entity whose change events are published on a custom channel.</summary>
/// <param name="Entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
public sealed record ChangeEventMember(string Entity)
{
    /// <summary>
    /// The fields that the channel adds to each event, changed or not. Default none. If there are any, an event of several
    /// records becomes one event per record, all with the same replay id.
    /// </summary>
    public IReadOnlyList<string> EnrichedFields { get; init; } = [];
}
