using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>The record of the baseline's loops, with the same members, and with the reader that the generator writes.</summary>
[PushTopic("/topic/AccountUpdates")]
public sealed partial record AccountUpdate(
    string Id,
    string? Name,
    decimal? AnnualRevenue,
    int? NumberOfEmployees,
    string? Industry,
    string? LastModifiedDate,
    [property: JsonPropertyName("IsActive__c")] bool? IsActive);
