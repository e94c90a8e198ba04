namespace TypedStreaming.Simulator.Records;

/// <summary>A change of a record.</summary>
/// <param name="Type">The type, as a change event names it.</param>
/// <param name="Record">The record after the change; a deleted record still has its values.</param>
/// <param name="ChangedFields">The names of the fields that an update changed, without those that only the org sets.</param>
internal sealed record RecordChange(string Type, Record Record, IReadOnlyList<string> ChangedFields);
