using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming;

/// <summary>
/// Marks a partial class, record or struct as the typed form of the notifications of one Salesforce PushTopic. The source generator writes
/// the code that reads the events and subscribes to them.
/// </summary>
/// <param name="channel">
/// The channel, <c>/topic/</c> and the PushTopic's name (at most 25 characters, case-sensitive), for example
/// <c>/topic/AccountUpdates</c>. A filter may follow: <c>/topic/AccountUpdates?Industry=Energy</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PushTopicAttribute([StringSyntax("SalesforceChannel")] string channel) : Attribute
{
    /// <summary>The channel that the events arrive on.</summary>
    public string Channel { get; } = channel;

    /// <summary>
    /// The SOQL query of the PushTopic, at most 1,300 characters, for example <c>SELECT Id, Name FROM Account</c>. At compile time, the query
    /// is checked and compared with the members of the type. If the type has no members, they are generated from the query. At run time, only
    /// <see cref="StreamingClient.ProvisionAsync"/> uses it. Null, the default, means that no query is checked.
    /// </summary>
    [StringSyntax("SOQL")]
    public string? Query { get; set; }

    /// <summary>
    /// The fields whose changes cause an event when a record is updated. If this property is not set, <see cref="StreamingClient.ProvisionAsync"/>
    /// does not compare this setting, and a new PushTopic gets <see cref="PushTopicFields.Referenced"/>, the default.
    /// </summary>
    public PushTopicFields NotifyForFields { get; set; }

    /// <summary>
    /// The changes to records that cause events. If this property is not set, <see cref="StreamingClient.ProvisionAsync"/> does not compare this
    /// setting, and a new PushTopic gets <see cref="PushTopicOperations.All"/>, the default.
    /// </summary>
    public PushTopicOperations NotifyForOperations { get; set; } = PushTopicOperations.All;

    /// <summary>
    /// The API version that the org uses to evaluate the query, for example <c>66.0</c>. It must be above 20.0. Null, the default, means that
    /// <see cref="StreamingClient.ProvisionAsync"/> does not compare the version; a new PushTopic gets the client's API version.
    /// </summary>
    public string? ApiVersion { get; set; }

    /// <summary>
    /// The description of the PushTopic, at most 400 characters. Null, the default, means that <see cref="StreamingClient.ProvisionAsync"/> does not
    /// compare the description.
    /// </summary>
    public string? Description { get; set; }
}
