using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Decoding.Events;

/// <summary>
/// The fields of a change event, most of which are unchanged. The header is omitted, because System.Text.Json cannot read it; all readers skip
/// it.
/// </summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record ChangedEvent
{
    public Field<string> Phone { get; init; }
    public Field<string> Fax { get; init; }
    public Field<string> Website { get; init; }
    public Field<string> Industry { get; init; }
    public Field<decimal> AnnualRevenue { get; init; }
    public Field<int> NumberOfEmployees { get; init; }
    public Field<string> Description { get; init; }
    public Field<string> Rating { get; init; }
    public Field<DateOnly> SLAExpirationDate { get; init; }
    public Field<DateTimeOffset> LastModifiedDate { get; init; }
    [JsonPropertyName("IsActive__c")] public Field<bool> IsActive { get; init; }
    [JsonPropertyName("Score__c")] public Field<double> Score { get; init; }
}
