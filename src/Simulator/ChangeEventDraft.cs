namespace TypedStreaming.Simulator;

/// <summary>A change event to publish. Members that are not set get the values that Salesforce would send.</summary>
/// <param name="Entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
/// <param name="ChangeType">The type of the change: <c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c>, <c>UNDELETE</c>, <c>GAP_CREATE</c>,
/// <c>GAP_UPDATE</c>, <c>GAP_DELETE</c>, <c>GAP_UNDELETE</c> or <c>GAP_OVERFLOW</c>.</param>
/// <param name="RecordIds">The ids of the records. There are several ids if equal changes were merged; an id can be a wildcard such as
/// <c>001*</c>. Only <c>GAP_OVERFLOW</c> has no ids; such an event contains <c>000000000000000AAA</c> instead.</param>
public sealed record ChangeEventDraft(string Entity, string ChangeType, params IReadOnlyList<string> RecordIds)
{
    /// <summary>
    /// The fields of the change event: JSON, or any object that System.Text.Json serializes to a JSON object. A compound field is an object; long
    /// text can be a <see cref="TextDifference"/>. Null, the default, means no fields.
    /// </summary>
    /// <remarks>
    /// <c>CREATE</c> and <c>UNDELETE</c> omit fields with null, and add the system fields (date and user of the creation and of the
    /// last modification). <c>UPDATE</c> needs the changed fields, with null for cleared fields, and adds <c>LastModifiedDate</c>. An
    /// <c>UPDATE</c> without any fields, as after the type of a field was changed, has no body. <c>DELETE</c> and gaps have no fields.
    /// </remarks>
    public object? Fields { get; init; }

    /// <summary>
    /// The value of <c>changedFields</c> in the header of the event. If it is null (the default), an <c>UPDATE</c> gets the names of its fields, and
    /// the parts of compound fields are listed in the form <c>BillingAddress.Street</c>. For other types, the list is empty.
    /// </summary>
    public IReadOnlyList<string>? ChangedFields { get; init; }

    /// <summary>
    /// The value of <c>nulledFields</c> in the header of the event. If it is null (the default), the header has no such member, as is usual over
    /// CometD.
    /// </summary>
    public IReadOnlyList<string>? NulledFields { get; init; }

    /// <summary>
    /// The value of <c>diffFields</c> in the header of the event. If it is null (the default), the header has no such member, as is usual over
    /// CometD.
    /// </summary>
    public IReadOnlyList<string>? DiffFields { get; init; }

    /// <summary>
    /// A callback that returns the current values of the record with a given id. Custom channels use it to add the values of their enriched fields
    /// to the event. Null, the default, means no values. The callback is called at each delivery, so a replayed event can contain newer values.
    /// The callback must not call the org itself.
    /// </summary>
    public Func<string, object>? CurrentFields { get; init; }

    /// <summary>
    /// The value of <c>changeOrigin</c> in the header of the event. Null, the default, means the REST API in the org's newest API version.
    /// </summary>
    public string? ChangeOrigin { get; init; }

    /// <summary>
    /// The value of <c>transactionKey</c> in the header of the event. Null, the default, means a random key. Events of one transaction have the
    /// same key.
    /// </summary>
    public string? TransactionKey { get; init; }

    /// <summary>
    /// The value of <c>sequenceNumber</c> in the header of the event: the position of the event in its transaction. The default is 1.
    /// </summary>
    public int SequenceNumber { get; init; } = 1;

    /// <summary>
    /// The value of <c>isTransactionEnd</c> in the header of the event. If it is null (the default), the header has no such member.
    /// </summary>
    public bool? IsTransactionEnd { get; init; }

    /// <summary>
    /// The time of the commit. It determines <c>commitTimestamp</c> and the system dates. Null, the default, means the current time by the
    /// org's clock.
    /// </summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>
    /// The value of <c>commitNumber</c> in the header of the event. Null, the default, means one more than the last commit number of the org.
    /// </summary>
    public long? CommitNumber { get; init; }

    /// <summary>
    /// The value of <c>commitUser</c> in the header of the event, and of the system fields that contain a user. Null, the default, means the user
    /// of the org.
    /// </summary>
    public string? CommitUser { get; init; }
}
