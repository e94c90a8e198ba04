namespace TypedStreaming.Simulator;

/// <summary>An entity whose change events come on a custom channel.</summary>
/// <param name="Entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
public sealed record ChangeEventMember(string Entity)
{
    /// <summary>
    /// The fields that the channel adds to each event, changed or not. Default none. With any, an event of several
    /// records comes as one event for each record, all under one replay id.
    /// </summary>
    public IReadOnlyList<string> EnrichedFields { get; init; } = [];
}
