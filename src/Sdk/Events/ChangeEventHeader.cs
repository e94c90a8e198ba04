using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// The header of a change event, which identifies the changed records and describes the change. A member of this type in a
/// <see cref="ChangeEventAttribute">change event</see> is filled from <c>ChangeEventHeader</c>; the member can have any name.
/// </summary>
public sealed class ChangeEventHeader
{
    /// <summary>The name of the changed object, such as <c>Account</c> or <c>Invoice__c</c>.</summary>
    public required string EntityName { get; init; }

    /// <summary>The type of the change.</summary>
    public ChangeType ChangeType => ChangeTypes.Parse(ChangeTypeName);

    /// <summary>The type of the change as Salesforce wrote it, such as <c>UPDATE</c>.</summary>
    public required string ChangeTypeName { get; init; }

    /// <summary>
    /// Gets a value that indicates whether this is a gap event. A gap event reports that records changed and that the server could not send the
    /// change itself. The application must read the records again.
    /// </summary>
    public bool IsGap => ChangeTypes.IsGap(ChangeTypeName);

    /// <summary>
    /// The ids of the records. There are several ids if identical changes to several records were merged. An id can be a wildcard such as
    /// <c>001*</c>, for all records of the object. The list is empty if a gap event does not contain the ids of its records. In that case, Salesforce
    /// writes <c>000000000000000AAA</c>, which is omitted here.
    /// </summary>
    public IReadOnlyList<string> RecordIds { get; init; } = [];

    /// <summary>The origin of the change, such as <c>com/salesforce/api/rest/66.0;client=acme</c>; often empty.</summary>
    public string? ChangeOrigin { get; init; }

    /// <summary>The key that all events of one transaction share.</summary>
    public string? TransactionKey { get; init; }

    /// <summary>
    /// The number of the event in its transaction, counted from 1. The numbers have gaps if the transaction changed objects that are not
    /// captured.
    /// </summary>
    public int SequenceNumber { get; init; }

    /// <summary>The time at which the change was committed, in UTC; the default value if the event does not contain it.</summary>
    public DateTimeOffset CommitTimestamp { get; init; }

    /// <summary>The commit number. It increases within an org until the org is moved to another instance.</summary>
    public long CommitNumber { get; init; }

    /// <summary>The id of the user who made the change.</summary>
    public string? CommitUser { get; init; }

    /// <summary>
    /// The fields that an update has changed; parts of compound fields are written as <c>BillingAddress.Street</c>. The list is empty for other
    /// events, and null if the server does not send the list.
    /// </summary>
    public IReadOnlyList<string>? ChangedFields { get; init; }

    /// <summary>The fields that an update has cleared, or null if the server does not send the list.</summary>
    public IReadOnlyList<string>? NulledFields { get; init; }

    /// <summary>
    /// The fields for which the server sent a difference instead of the new value, or null if the server does not send the list.
    /// </summary>
    public IReadOnlyList<string>? DiffFields { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the event is the last one of its transaction, or null if the server does not send that
    /// information.
    /// </summary>
    public bool? IsTransactionEnd { get; init; }

    /// <summary>Returns the change, the object and the records, for logs. The text contains no field values.</summary>
    /// <returns>A text such as <c>UPDATE Account 001Kx00000Zz1AAIAZ</c>.</returns>
    public override string ToString() => $"{ChangeTypeName} {EntityName} {string.Join(',', RecordIds)}";
}
