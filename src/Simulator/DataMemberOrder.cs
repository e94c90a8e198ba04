namespace TypedStreaming.Simulator;

/// <summary>
/// The order of members in the <c>data</c> of platform events and change events: clients must read both.
/// </summary>
public enum DataMemberOrder
{
    /// <summary>
    /// <c>schema</c>, <c>payload</c>, <c>event</c>, and a <c>ChangeEventHeader</c> before the fields, as the Salesforce
    /// guides show it.
    /// </summary>
    SchemaFirst,

    /// <summary>
    /// <c>event</c>, <c>payload</c>, <c>schema</c>, and a <c>ChangeEventHeader</c> after the fields: no order is
    /// guaranteed.
    /// </summary>
    EventFirst,
}
