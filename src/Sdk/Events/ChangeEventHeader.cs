using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// Which records a change event is about, and what happened to them. A member of this type in a
/// <see cref="ChangeEventAttribute">change event</see> is filled from <c>ChangeEventHeader</c>, whatever its own name.
/// </summary>
public sealed class ChangeEventHeader
{
    private const string GapPrefix = "GAP_";

    /// <summary>The object, such as <c>Account</c> or <c>Invoice__c</c>.</summary>
    public required string EntityName { get; init; }

    /// <summary>What happened.</summary>
    public ChangeType ChangeType => ChangeTypes.Parse(ChangeTypeName);

    /// <summary>What happened, as Salesforce wrote it, such as <c>UPDATE</c>.</summary>
    public required string ChangeTypeName { get; init; }

    /// <summary>
    /// Whether the event only says that something happened, because the change itself could not be sent. The records have
    /// to be read anew.
    /// </summary>
    public bool IsGap => ChangeTypeName.StartsWith(GapPrefix, StringComparison.Ordinal);

    /// <summary>
    /// The ids of the records: several where equal changes were merged. It can hold a wildcard such as <c>001*</c>, for all
    /// records of the object. Empty where it is not known which records a gap is about: Salesforce writes
    /// <c>000000000000000AAA</c> then, which is left out.
    /// </summary>
    public IReadOnlyList<string> RecordIds { get; init; } = [];

    /// <summary>What made the change, such as <c>com/salesforce/api/rest/66.0;client=acme</c>; often empty.</summary>
    public string? ChangeOrigin { get; init; }

    /// <summary>What the events of one transaction have in common.</summary>
    public string? TransactionKey { get; init; }

    /// <summary>The place in the transaction, from 1. Objects that are not captured leave holes.</summary>
    public int SequenceNumber { get; init; }

    /// <summary>When the change was committed, in UTC; the default value if the event does not say.</summary>
    public DateTimeOffset CommitTimestamp { get; init; }

    /// <summary>The number of the commit, which rises within an org until the org is moved.</summary>
    public long CommitNumber { get; init; }

    /// <summary>The id of the user who made the change.</summary>
    public string? CommitUser { get; init; }

    /// <summary>
    /// The fields that an update has changed, parts of compound fields as <c>BillingAddress.Street</c>; empty for other
    /// events, null if the server does not send the list.
    /// </summary>
    public IReadOnlyList<string>? ChangedFields { get; init; }

    /// <summary>The fields that an update has cleared, or null if the server does not send the list.</summary>
    public IReadOnlyList<string>? NulledFields { get; init; }

    /// <summary>The fields that came as a difference, or null if the server does not send the list.</summary>
    public IReadOnlyList<string>? DiffFields { get; init; }

    /// <summary>Whether it is the last event of its transaction, or null if the server does not say.</summary>
    public bool? IsTransactionEnd { get; init; }

    /// <summary>What happened to what, for logs: no field's value.</summary>
    /// <returns>Such as <c>UPDATE Account 001Kx00000Zz1AAIAZ</c>.</returns>
    public override string ToString() => $"{ChangeTypeName} {EntityName} {string.Join(',', RecordIds)}";
}
