namespace TypedStreaming.Simulator.Records;

/// <summary>A change to a record: the type of the change, the record after the change, and the changed fields.</summary>
/// <param name="Type">The change type in the form of a change event, such as <c>UPDATE</c>.</param>
/// <param name="Record">The record after the change; a deleted record still has its values.</param>
/// <param name="ChangedFields">The names of the fields that an update changed, without the fields that only the org sets.</param>
internal sealed record RecordChange(string Type, Record Record, IReadOnlyList<string> ChangedFields);
