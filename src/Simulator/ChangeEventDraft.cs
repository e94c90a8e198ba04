namespace TypedStreaming.Simulator;

/// <summary>A change event to publish; members that are not set get the values that Salesforce would send.</summary>
/// <param name="Entity">The entity, such as <c>Account</c> or <c>Thing__c</c>.</param>
/// <param name="ChangeType">
/// <c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c>, <c>UNDELETE</c>, <c>GAP_CREATE</c>, <c>GAP_UPDATE</c>,
/// <c>GAP_DELETE</c>, <c>GAP_UNDELETE</c> or <c>GAP_OVERFLOW</c>.
/// </param>
/// <param name="RecordIds">
/// The records: several where equal changes were merged, or a wildcard such as <c>001*</c>. Only
/// <c>GAP_OVERFLOW</c> has none; it then sends <c>000000000000000AAA</c>.
/// </param>
public sealed record ChangeEventDraft(string Entity, string ChangeType, params IReadOnlyList<string> RecordIds)
{
    /// <summary>
    /// The fields: JSON or anything that System.Text.Json serializes to an object. A compound field is an object, a
    /// long text may be a <see cref="TextDifference"/>. Default null: none.
    /// </summary>
    /// <remarks>
    /// <c>CREATE</c> and <c>UNDELETE</c> leave nulls out and add the system fields (created and last modified, date and
    /// user). <c>UPDATE</c> needs the changed fields, with null for cleared ones, and adds <c>LastModifiedDate</c>;
    /// without any fields, as after a field type conversion, it has no body. <c>DELETE</c> and gaps have no fields.
    /// </remarks>
    public object? Fields { get; init; }

    /// <summary>
    /// The header's <c>changedFields</c>. Default null: for an <c>UPDATE</c> the names of its fields, with parts of
    /// compound fields as <c>BillingAddress.Street</c>; otherwise empty.
    /// </summary>
    public IReadOnlyList<string>? ChangedFields { get; init; }

    /// <summary>The header's <c>nulledFields</c>. Default null: absent, as usual over CometD.</summary>
    public IReadOnlyList<string>? NulledFields { get; init; }

    /// <summary>The header's <c>diffFields</c>. Default null: absent, as usual over CometD.</summary>
    public IReadOnlyList<string>? DiffFields { get; init; }

    /// <summary>
    /// Returns the current values of a record by its id; custom channels take their enriched fields from these. Default
    /// null: none. Called at each delivery, so a replay can show newer values; it must not call the org itself.
    /// </summary>
    public Func<string, object>? CurrentFields { get; init; }

    /// <summary>The header's <c>changeOrigin</c>. Default null: the REST API in the org's newest API version.</summary>
    public string? ChangeOrigin { get; init; }

    /// <summary>The header's <c>transactionKey</c>. Default null: random. Events of one transaction share it.</summary>
    public string? TransactionKey { get; init; }

    /// <summary>The header's <c>sequenceNumber</c>: the position in the transaction. Default 1.</summary>
    public int SequenceNumber { get; init; } = 1;

    /// <summary>The header's <c>isTransactionEnd</c>. Default null: absent.</summary>
    public bool? IsTransactionEnd { get; init; }

    /// <summary>
    /// The time of the commit: <c>commitTimestamp</c> and the system dates. Default null: now, by the clock of
    /// the org.
    /// </summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>The header's <c>commitNumber</c>. Default null: one more than the last one of the org.</summary>
    public long? CommitNumber { get; init; }

    /// <summary>The header's <c>commitUser</c>, also in system fields. Default null: the user of the org.</summary>
    public string? CommitUser { get; init; }
}
