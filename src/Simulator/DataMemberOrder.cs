namespace TypedStreaming.Simulator;

/// <summary>
/// The order of members in the <c>data</c> of platform events and change events. Clients must be able to read both orders.
/// </summary>
public enum DataMemberOrder
{
    /// <summary>
    /// The order <c>schema</c>, <c>payload</c>, <c>event</c>, and a <c>ChangeEventHeader</c> before the fields, as in the Salesforce
    /// guides.
    /// </summary>
    SchemaFirst,

    /// <summary>
    /// The order <c>event</c>, <c>payload</c>, <c>schema</c>, and a <c>ChangeEventHeader</c> after the fields. This order is allowed, because
    /// Salesforce does not guarantee any order.
    /// </summary>
    EventFirst,
}
